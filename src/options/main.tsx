import { t } from '../platform/i18n.ts';
import { sendRequest } from '../platform/messages.ts';
import {
  dropAccess,
  dropPermission,
  heldPermissions,
  onPermissionsChanged,
  requestAccess,
  requestPermission,
  requestPreciseMode,
} from '../platform/permissions.ts';
import { readTrouble } from '../platform/records-trouble.ts';
import { requiredHosts } from '../platform/required-hosts.ts';
import { saveAsFile } from '../ui/save-as-file.ts';
import { showPage } from '../ui/show-page.tsx';
import { typeset } from '../wording/fill.ts';
import { Options } from './options.tsx';
import type { OptionsPorts } from './options-ports.ts';
import { startOptions } from './start-options.ts';

const ports: OptionsPorts = {
  t: typeset(t),
  // The language of the texts, which is not the browser's where its language has no translation.
  language: t('language_tag'),
  readConfig: () => sendRequest('exportConfig', {}),
  writeConfig: (config) => sendRequest('importConfig', { config, mode: 'replace' }),
  check: (url) => sendRequest('check', { url, trigger: 'page' }),
  tryFeed: (url) => sendRequest('tryFeed', { url }),
  readOutsideLimits: (only) => sendRequest('getOutsideLimits', only ? { only } : {}),
  writeOutsideToken: (token) => sendRequest('setOutsideToken', { token }),
  readHeld: async () => ({ ...(await heldPermissions()), required: requiredHosts() }),
  watchHeld: onPermissionsChanged,
  requestAccess,
  requestPreciseMode,
  dropAccess,
  requestPermission,
  dropPermission,
  readWatching: () => sendRequest('getWatching', {}),
  pause: (until) => sendRequest('pause', { until }),
  readDataUse: () => sendRequest('getDataUse', {}),
  readMutes: () => sendRequest('getMutes', {}),
  mute: (service, until) => sendRequest('mute', { service, until }),
  testAlert: () => sendRequest('testAlert', {}),
  readHistoryTrouble: readTrouble,
  deleteHistory: () => sendRequest('deleteHistory', {}),
  now: Date.now,
  download: saveAsFile,
};

const { store, actions } = startOptions(ports, location.hash);
addEventListener('hashchange', () => actions.go(location.hash));
addEventListener('focus', () => actions.refresh());
showPage(<Options store={store} actions={actions} ports={ports} />, {
  title: t('options_title'),
  t: ports.t,
});
