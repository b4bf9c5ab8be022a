import { pageLanguage, t } from '../platform/i18n.ts';
import { isBackgroundAlive, reloadExtension, sendRequest } from '../platform/messages.ts';
import { hasPreciseMode } from '../platform/permissions.ts';
import { readLastReport, watchLastReport, watchProgress } from '../platform/shown-reports.ts';
import { openAddress, openOwnPage, pageInFront } from '../platform/tabs.ts';
import { showPage } from '../ui/show-page.tsx';
import { typeset } from '../wording/fill.ts';
import { Popup } from './popup.tsx';
import type { PopupPorts } from './popup-ports.ts';
import { startPopup } from './start-popup.ts';

const { dir } = pageLanguage();
// The language of the texts, which is not the browser's where its language has no translation.
const lang = t('language_tag');

const ports: PopupPorts = {
  t: typeset(t),
  language: lang,
  direction: dir,
  now: Date.now,
  readReport: readLastReport,
  watchReport: watchLastReport,
  watchProgress,
  check: (request) =>
    sendRequest('check', { ...request, trigger: 'url' in request ? 'page' : 'popup' }),
  isBackgroundAlive,
  pageInFront: async () => (await pageInFront())?.url,
  hasPreciseMode,
  copy: (text) => navigator.clipboard.writeText(text),
  openOwnPage: (path) => openOwnPage(path).then(() => window.close()),
  openAddress: (url) => openAddress(url).then(() => window.close()),
  restart: reloadExtension,
};

const { store, actions } = startPopup(ports);
showPage(<Popup store={store} actions={actions} ports={ports} />, {
  title: t('ui_brand'),
  lang,
  dir,
});
