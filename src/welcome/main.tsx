import { isOnToolbar } from '../platform/action.ts';
import { t } from '../platform/i18n.ts';
import { sendRequest } from '../platform/messages.ts';
import { requestAccess, requestPermission } from '../platform/permissions.ts';
import { EMPTY_CONFIG } from '../settings/defaults.ts';
import { showPage } from '../ui/show-page.tsx';
import { textDirection } from '../ui/text-direction.ts';
import { typeset } from '../wording/fill.ts';
import { Welcome } from './welcome.tsx';
import type { WelcomePorts } from './welcome-ports.ts';

const ports: WelcomePorts = {
  t: typeset(t),
  // The language of the texts, which is not the browser's where its language has no translation.
  language: t('language_tag'),
  direction: textDirection(t),
  requestAccess,
  addServices: (services) =>
    sendRequest('importConfig', {
      config: { ...EMPTY_CONFIG, services: [...services] },
      mode: 'merge',
    }),
  check: () => sendRequest('check', { trigger: 'page' }),
  requestAlerts: () => requestPermission('notifications'),
  switchAlertsOn: () =>
    sendRequest('importConfig', {
      config: { ...EMPTY_CONFIG, settings: { notify: true } },
      mode: 'merge',
    }),
  isOnToolbar,
};

showPage(<Welcome ports={ports} />, { title: t('welcome_title'), t: ports.t });
