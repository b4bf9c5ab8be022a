import { t } from '../platform/i18n.ts';
import { isBackgroundAlive, reloadExtension, sendRequest } from '../platform/messages.ts';
import { hasPreciseMode } from '../platform/permissions.ts';
import { pageToShow } from '../platform/shown-page.ts';
import { readLastReport, watchLastReport, watchProgress } from '../platform/shown-reports.ts';
import { openAddress, openOwnPage, pageInFront } from '../platform/tabs.ts';
import { showPage } from '../ui/show-page.tsx';
import { textDirection } from '../ui/text-direction.ts';
import { typeset } from '../wording/fill.ts';
import { Popup } from './popup.tsx';
import type { PopupPorts } from './popup-ports.ts';
import { startPopup } from './start-popup.ts';

/** However busy the first frames are, what can be opened is there after this long. */
const LONGEST_BUSY_MS = 200;

const ports: PopupPorts = {
  t: typeset(t),
  // The language of the texts, which is not the browser's where its language has no translation.
  language: t('language_tag'),
  direction: textDirection(t),
  now: Date.now,
  readReport: readLastReport,
  watchReport: watchLastReport,
  watchProgress,
  check: (request) =>
    sendRequest('check', { ...request, trigger: 'url' in request ? 'page' : 'popup' }),
  askOfficial: (service) => sendRequest('askOfficial', { service }),
  getWatching: () => sendRequest('getWatching', {}),
  pause: (until) => sendRequest('pause', { until }),
  getIncidents: () => sendRequest('getIncidents', {}),
  isBackgroundAlive,
  pageInFront,
  pageToShow: () => pageToShow(Date.now()),
  hasPreciseMode,
  painted: () =>
    new Promise((resolve) => {
      // The task after a frame finds it painted; a page in a hidden tab has no frames.
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, LONGEST_BUSY_MS);
    }),
  idle: () =>
    new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: LONGEST_BUSY_MS })),
  loadParts: async () => (await import('./later-parts.ts')).LATER_PARTS,
  copy: (text) => navigator.clipboard.writeText(text),
  openOwnPage: (path) => openOwnPage(path).then(() => window.close()),
  openAddress: (url) => openAddress(url).then(() => window.close()),
  restart: reloadExtension,
};

const { store, actions, ready } = startPopup(ports);
const draw = (): void =>
  showPage(<Popup state={store.get()} actions={actions} ports={ports} />, {
    title: t('ui_brand'),
    t: ports.t,
  });
// Drawn once what is stored has been read, within milliseconds: a first frame without it would only flash.
ready.then(() => {
  draw();
  store.subscribe(draw);
});
