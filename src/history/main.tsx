import { t } from '../platform/i18n.ts';
import { sendRequest } from '../platform/messages.ts';
import { readTrouble } from '../platform/records-trouble.ts';
import { readLastReport, watchLastReport } from '../platform/shown-reports.ts';
import { openRecordReader } from '../records/record-reader.ts';
import { saveAsFile } from '../ui/save-as-file.ts';
import { showPage } from '../ui/show-page.tsx';
import { textDirection } from '../ui/text-direction.ts';
import { typeset } from '../wording/fill.ts';
import { History } from './history.tsx';
import type { HistoryPorts } from './history-ports.ts';
import { startHistory } from './start-history.ts';

const ports: HistoryPorts = {
  t: typeset(t),
  // The language of the texts, which is not the browser's where its language has no translation.
  language: t('language_tag'),
  direction: textDirection(t),
  now: Date.now,
  openReader: openRecordReader,
  readTrouble,
  readReport: readLastReport,
  watchReport: watchLastReport,
  readConfig: () => sendRequest('exportConfig', {}),
  readIncidents: () => sendRequest('getIncidents', {}),
  readWatching: () => sendRequest('getWatching', {}),
  readMutes: () => sendRequest('getMutes', {}),
  mute: (service, until) => sendRequest('mute', { service, until }),
  deleteHistory: () => sendRequest('deleteHistory', {}),
  download: ({ name, text, type }) => saveAsFile(name, text, { type }),
  copy: (text) => navigator.clipboard.writeText(text),
  openHash: (hash) => {
    location.hash = hash;
  },
  replaceHash: (hash) => history.replaceState(history.state, '', hash),
};

const { store, actions } = startHistory(ports, location.hash);
addEventListener('hashchange', () => actions.go(location.hash));
// At once: what is around the days is there while a store of thousands of them is read.
showPage(<History store={store} actions={actions} ports={ports} />, {
  title: t('history_title'),
  t: ports.t,
});
