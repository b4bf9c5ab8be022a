import type { Break } from '../../net/break.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE } from '../service-lists.ts';

/** Owners of everything in `MESSENGERS` and of every control, but for Tencent. */
const ALL_BUT_TENCENT = [
  'Sina',
  'Bilibili',
  'Ant Group',
  'Alder',
  'Birch',
  'Google',
  'Cedar',
  'Dogwood',
  'Elm',
];

function portal(
  http: Extract<Break, { kind: 'portal' }>['http'],
  https: Extract<Break, { kind: 'portal' }>['https'],
): Break {
  return { kind: 'portal', http, https };
}

/** Portals, proxies and firewalls that everything from here has to pass. */
export const GATEWAYS: readonly LabScenario[] = [
  {
    name: 'portal-redirects-and-drops-https',
    title: 'A hotel sends plain pages to its sign-in page and forgets https.',
    rows: ['R08'],
    world: { services: OFFICE },
    story: [portal('redirect', 'drop')],
    truth: 'network',
    affects: 'everything',
    causes: ['captive-portal'],
  },
  {
    name: 'portal-redirects-and-shows-its-own-certificate',
    title: 'A hotel sends plain pages to its sign-in page, and https to itself as well.',
    rows: ['R08'],
    world: { services: MESSENGERS },
    story: [portal('redirect', 'own-certificate')],
    truth: 'network',
    affects: 'everything',
    causes: ['captive-portal'],
  },
  {
    name: 'portal-shows-its-page-everywhere',
    title: 'A café shows its own page in place of every plain one, and resets https.',
    rows: ['R09'],
    world: { services: CARRIED },
    story: [portal('rewrite', 'reset')],
    truth: 'network',
    affects: 'everything',
    causes: ['captive-portal'],
  },
  {
    name: 'portal-says-511',
    title: 'A network answers every plain page with 511: sign in first.',
    rows: ['R10'],
    world: { services: OFFICE },
    story: [portal('says-511', 'reset')],
    truth: 'network',
    affects: 'everything',
    causes: ['captive-portal'],
  },
  {
    name: 'walled-garden',
    title: 'An in-flight network carries the services of one provider for free, and nothing else.',
    rows: ['R13'],
    world: { services: MESSENGERS },
    story: [{ kind: 'packets', of: ALL_BUT_TENCENT, at: 'router', how: 'reset' }],
    truth: 'network',
    affects: 'everything',
    causes: ['no-internet', 'captive-portal', 'https-blocked'],
  },
  {
    name: 'proxy-wants-sign-in',
    title: 'The proxy of the company wants a sign-in before it carries anything.',
    rows: ['R15'],
    world: { services: OFFICE },
    story: [{ kind: 'proxy', by: 'settings', act: 'wants-sign-in' }],
    truth: 'network',
    affects: 'everything',
    causes: ['proxy-sign-in'],
  },
  {
    name: 'proxy-of-a-pac-file-wants-sign-in',
    title: 'A PAC file sends everything through a proxy, which wants a sign-in.',
    rows: ['R15'],
    world: { services: MESSENGERS },
    story: [{ kind: 'proxy', by: 'pac', act: 'wants-sign-in' }],
    truth: 'network',
    affects: 'everything',
    causes: ['proxy-sign-in'],
  },
  {
    name: 'proxy-of-the-company-dead',
    title: 'The proxy of the company has died, and nothing gets out without it.',
    rows: ['C07'],
    world: { services: OFFICE },
    story: [{ kind: 'proxy', by: 'settings', act: 'dead' }],
    truth: 'network',
    affects: 'everything',
    causes: ['proxy'],
    twin: 'proxy-left-in-the-settings',
  },
  {
    name: 'proxy-left-in-the-settings',
    title: 'The settings name a proxy that some program left behind when it was removed.',
    rows: ['C07'],
    world: { services: MESSENGERS },
    story: [{ kind: 'proxy', by: 'settings', act: 'dead' }],
    truth: 'device',
    affects: 'everything',
    causes: ['proxy'],
    twin: 'proxy-of-the-company-dead',
  },
  {
    name: 'https-forgotten-by-the-network',
    title: 'The firewall of this network forgets https; plain pages pass.',
    rows: ['R16'],
    world: { services: OFFICE },
    story: [{ kind: 'uplink', how: 'drop', port: 443 }],
    truth: 'network',
    affects: 'everything',
    causes: ['https-blocked'],
  },
  {
    name: 'https-refused-by-the-network',
    title: 'The firewall of this network turns https away; plain pages pass.',
    rows: ['R16'],
    world: { services: CARRIED },
    story: [{ kind: 'uplink', how: 'reset', port: 443 }],
    truth: 'network',
    affects: 'everything',
    causes: ['https-blocked'],
  },
];
