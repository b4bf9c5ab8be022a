import { BLOCK_PAGE, CUTTING_SINK } from '../../net/addresses.ts';
import { BREAKING_OFF, beyondFirstHop, GOAL } from '../breaks.ts';
import { DENIED_HERE, gone, LED_ASTRAY, LOOPBACK, resolverDoes } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS, OFFICE } from '../service-lists.ts';
import { KNOWN_BY_TEXT, PLAIN } from '../web-lists.ts';

/** Names that this device's own list, or the resolver in its settings, leads astray as a line's resolver does. */
export const NAMES_KEPT_ON_THE_DEVICE: readonly LabScenario[] = [
  {
    name: 'hosts-file-names-untrusted-server',
    title: 'The hosts file sends a service to a server whose certificate nobody vouches for.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'hosts-file', of: ['Parley'], address: BLOCK_PAGE }],
    truth: 'device',
    affects: ['parley'],
    causes: ['certificate-untrusted', 'resolves-elsewhere', 'certificate-name', 'does-not-answer'],
    twin: 'name-led-to-untrusted-server',
  },
  {
    name: 'plain-name-led-to-block-page-by-the-hosts-file',
    title: 'The hosts file sends a service without https to a page that says it is blocked.',
    rows: [],
    world: { services: KNOWN_BY_TEXT },
    story: [{ kind: 'hosts-file', of: ['Gazette'], address: BLOCK_PAGE }],
    truth: 'device',
    affects: ['gazette'],
    causes: ['wrong-content', 'resolves-elsewhere', 'name-filtered'],
    twin: 'plain-name-led-to-block-page',
  },
  {
    name: 'plain-name-led-to-cutting-sink-by-the-hosts-file',
    title: 'The hosts file sends a service without https to a machine that cuts every connection.',
    rows: [],
    world: { services: PLAIN },
    story: [{ kind: 'hosts-file', of: ['Gazette'], address: CUTTING_SINK }],
    truth: 'device',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'plain-name-led-to-cutting-sink',
  },
  {
    name: 'plain-name-led-to-localhost-by-the-hosts-file',
    title: 'The hosts file sends a service without https to this device itself.',
    rows: [],
    world: { services: PLAIN },
    story: [{ kind: 'hosts-file', of: ['Gazette'], address: LOOPBACK }],
    truth: 'device',
    affects: ['gazette'],
    causes: LED_ASTRAY,
    twin: 'plain-name-led-to-localhost',
  },
  {
    name: 'resolver-in-the-settings-stalls',
    title:
      'The resolver in the settings of this computer leaves every question unanswered, look after look.',
    rows: [],
    world: { services: OFFICE },
    story: [
      { kind: 'break', breaks: [resolverDoes({ kind: 'silent' })] },
      { kind: 'check' },
      { kind: 'check' },
      { kind: 'check' },
    ],
    truth: 'device',
    affects: 'everything',
    causes: ['dns-broken'],
    twin: 'resolver-stalls',
  },
  {
    name: 'mistyped-domain',
    title: 'The domain of a service was typed wrong into the list: none of its names exists.',
    rows: ['M19'],
    world: { services: MESSENGERS },
    story: [gone('Sina')],
    truth: 'device',
    affects: ['weibo'],
    causes: ['name-gone'],
    twin: 'name-gone',
  },
  {
    name: 'name-of-the-api-denied-by-the-resolver-in-the-settings',
    title: 'The resolver in the settings of this device denies one machine of a service.',
    rows: [],
    world: { services: OFFICE },
    story: [resolverDoes({ kind: 'nxdomain' }, 'harbour/api')],
    truth: 'device',
    affects: ['harbour'],
    causes: DENIED_HERE,
    twin: 'name-of-the-api-filtered',
  },
  {
    name: 'second-name-denied-by-the-resolver-in-the-settings',
    title: 'A service sends people on to a name that the resolver in the settings denies.',
    rows: [],
    ...beyondFirstHop('https', resolverDoes({ kind: 'nxdomain' }, GOAL)),
    truth: 'device',
    affects: ['signpost'],
    causes: DENIED_HERE,
    twin: 'redirect-to-name-denied-by-resolver',
  },
];
