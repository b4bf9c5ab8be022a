import { pageLanguage, t } from '../platform/i18n.ts';
import { isBackgroundAlive, reloadExtension, sendRequest } from '../platform/messages.ts';
import { hasPreciseMode } from '../platform/permissions.ts';
import { lastReport, roundProgress } from '../platform/stored-reports.ts';
import { openAddress, openOwnPage, pageInFront } from '../platform/tabs.ts';
import { showPage } from '../ui/show-page.tsx';
import { Popup } from './popup.tsx';
import type { PopupPorts } from './popup-ports.ts';
import { createPopupStore } from './popup-store.ts';

const { lang, dir } = pageLanguage();

const ports: PopupPorts = {
  t,
  language: lang,
  direction: dir,
  now: Date.now,
  readReport: lastReport.get,
  watchReport: lastReport.watch,
  watchProgress: (listener) => roundProgress.watch((progress) => listener(progress?.report)),
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

const store = createPopupStore(ports);
showPage(<Popup store={store} ports={ports} />, { title: t('ui_brand'), lang, dir });
store.start();
