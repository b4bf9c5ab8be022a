import type { Cause } from '../../../src/diagnosis/cause.ts';
import type { Break } from '../../net/break.ts';
import { CONTROLS, type ControlSpec, type ServiceSpec } from '../../net/site.ts';
import { lostOnTheWay, SILENCE, silentThere } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';

/** Firefox calls it refused where it falls back to a version of IP that has no way there. */
const UNANSWERED: readonly Cause[] = [...SILENCE, 'refused'];

/** One service has IPv6 alone, one IPv4 alone, the others both. */
const MIXED: readonly ServiceSpec[] = [
  { id: 'lantern', name: 'Lantern', provider: 'Lantern', endpoints: ['web', 'api'] },
  { id: 'sixfold', name: 'Sixfold', provider: 'Sixfold', ip: 'v6' },
  { id: 'quill', name: 'Quill', provider: 'Quill', ip: 'v4' },
  { id: 'tally', name: 'Tally', provider: 'Tally Bank', endpoints: ['web', 'login'] },
  { id: 'kite', name: 'Kite', provider: 'Kite', cdn: 'fastly' },
];

/** Controls of plain http have that version alone: whichever are drawn, they are of two operators. */
function plainControlsOf(ip: 'v4' | 'v6'): readonly ControlSpec[] {
  return CONTROLS.map((control) => (control.kind === 'portal' ? { ...control, ip } : control));
}

const WITH_IPV4 = { services: MIXED, controls: plainControlsOf('v4') };
const WITH_IPV6 = { services: MIXED, controls: plainControlsOf('v6') };
/** One service has IPv6 alone, and everything else IPv4 alone. */
const SOLE = {
  services: MIXED.map((service) =>
    service.ip === 'v6' ? service : { ...service, ip: 'v4' as const },
  ),
  controls: CONTROLS.map((control) => ({ ...control, ip: 'v4' as const })),
};
const ON_IPV6_ALONE: Break = { kind: 'ip-version', v4: 'absent', v6: 'works', nat64: 'works' };

/** Of the one service that has IPv4 alone: connections are taken, and nothing follows. */
const NOBODY_BEHIND: Break = { kind: 'box', of: ['Quill'], change: { onConnect: 'silent' } };

/** What can be wrong with one of the two versions of IP while the other works. */
export const IP_VERSIONS: readonly LabScenario[] = [
  {
    name: 'ipv6-leads-nowhere-and-nobody-needs-it',
    title: 'IPv6 of this line is lost without a word, and everything is reached by IPv4.',
    rows: ['R23'],
    story: [{ kind: 'ip-version', v6: 'drop' }],
    truth: 'ok',
    affects: 'everything',
    causes: [],
  },
  {
    name: 'ipv6-leads-nowhere',
    title: 'IPv6 of this line is lost without a word: one service has nothing else.',
    rows: ['R23'],
    world: WITH_IPV6,
    story: [{ kind: 'ip-version', v6: 'drop' }],
    truth: 'network',
    affects: 'everything',
    causes: [...SILENCE, 'ip-version'],
    twin: 'service-of-ipv6-silent',
  },
  {
    name: 'service-of-ipv6-silent',
    title: 'The data centre of a service that has IPv6 alone is dark.',
    rows: [],
    world: WITH_IPV6,
    story: [silentThere('Sixfold')],
    truth: 'provider',
    affects: ['sixfold'],
    causes: SILENCE,
    twin: 'way-to-service-of-ipv6-lost',
  },
  {
    name: 'way-to-service-of-ipv6-lost',
    title: 'The way to a service that has IPv6 alone is lost.',
    rows: [],
    world: WITH_IPV6,
    story: [lostOnTheWay('Sixfold')],
    truth: 'path',
    affects: ['sixfold'],
    causes: SILENCE,
    twin: 'service-of-ipv6-silent',
  },
  {
    name: 'nat64-broken',
    title:
      'A line of IPv6 alone has lost the box that leads to IPv4: one service has nothing else.',
    rows: ['R24'],
    world: WITH_IPV4,
    story: [{ kind: 'ip-version', v4: 'absent', v6: 'works', nat64: 'drop' }],
    truth: 'network',
    affects: 'everything',
    causes: [...UNANSWERED, 'ip-version'],
  },
  {
    name: 'firewall-drops-ipv6',
    title: 'The firewall of this computer forgets all IPv6: one service has nothing else.',
    rows: [],
    world: WITH_IPV6,
    story: [{ kind: 'ip-version', v6: 'drop', at: 'device' }],
    truth: 'device',
    affects: 'everything',
    causes: [...SILENCE, 'ip-version'],
    twin: 'ipv6-leads-nowhere',
  },
  {
    name: 'firewall-drops-nat64',
    title:
      'On a line of IPv6 alone the firewall of this computer forgets what leads to IPv4, as it knows no such addresses.',
    rows: [],
    world: WITH_IPV4,
    story: [{ kind: 'ip-version', v4: 'absent', v6: 'works', nat64: 'drop', at: 'device' }],
    truth: 'device',
    affects: 'everything',
    causes: [...UNANSWERED, 'ip-version'],
    twin: 'nat64-broken',
  },
  {
    name: 'nat64-works',
    title: 'A line of IPv6 alone, with a box that leads to IPv4: all is well.',
    rows: [],
    world: WITH_IPV4,
    story: [{ kind: 'ip-version', v4: 'absent', v6: 'works', nat64: 'works' }],
    truth: 'ok',
    affects: 'everything',
    causes: [],
  },
  {
    name: 'service-of-ipv4-silent-behind-nat64',
    title:
      'On a line of IPv6 alone a service that has IPv4 alone is silent; others like it answer.',
    rows: [],
    world: WITH_IPV4,
    story: [
      { kind: 'ip-version', v4: 'absent', v6: 'works', nat64: 'works' },
      { kind: 'host', of: ['Quill'], change: { onConnect: 'silent' } },
    ],
    truth: 'provider',
    affects: ['quill'],
    causes: UNANSWERED,
    twin: 'way-to-service-of-ipv4-lost-behind-nat64',
  },
  {
    name: 'way-to-service-of-ipv4-lost-behind-nat64',
    title: 'On a line of IPv6 alone the way to a service of IPv4 is lost beyond the NAT64.',
    rows: [],
    world: WITH_IPV4,
    story: [
      { kind: 'ip-version', v4: 'absent', v6: 'works', nat64: 'works' },
      { kind: 'box', of: ['Quill'], change: { onConnect: 'silent' } },
    ],
    truth: 'path',
    affects: ['quill'],
    causes: UNANSWERED,
    twin: 'service-of-ipv4-silent-behind-nat64',
  },
  {
    name: 'nat64-broken-and-one-service-needs-it',
    title:
      'A line of IPv6 alone has lost the box that leads to IPv4, and one service has nothing else.',
    rows: [],
    world: { services: MIXED },
    story: [{ kind: 'ip-version', v4: 'absent', v6: 'works', nat64: 'drop' }],
    truth: 'network',
    affects: 'everything',
    causes: [...UNANSWERED, 'ip-version'],
    twin: 'service-of-ipv4-silent-behind-nat64',
  },
  {
    name: 'service-of-ipv4-dark-behind-nat64',
    title: 'On a line of IPv6 alone, the data centre of a service that has IPv4 alone is dark.',
    rows: [],
    world: { services: MIXED },
    story: [ON_IPV6_ALONE, silentThere('Quill')],
    truth: 'provider',
    affects: ['quill'],
    causes: SILENCE,
    twin: 'nat64-broken-and-one-service-needs-it',
  },
  {
    name: 'service-of-ipv4-lost-beyond-nat64',
    title:
      'On a line of IPv6 alone, everything to and from a service of IPv4 is lost beyond the NAT64.',
    rows: [],
    world: { services: MIXED },
    story: [ON_IPV6_ALONE, lostOnTheWay('Quill')],
    truth: 'path',
    affects: ['quill'],
    causes: SILENCE,
    twin: 'nat64-broken-and-one-service-needs-it',
  },
  {
    // It singles one service out and does not say so: a filter like any on the way, though it stands here.
    name: 'service-of-ipv4-dropped-by-this-device',
    title:
      'On a line of IPv6 alone, the firewall of this computer drops all that is for a service of IPv4.',
    rows: [],
    world: { services: MIXED },
    story: [ON_IPV6_ALONE, { kind: 'packets', of: ['Quill'], at: 'device', how: 'drop' }],
    truth: 'path',
    affects: ['quill'],
    causes: SILENCE,
    twin: 'nat64-broken-and-one-service-needs-it',
  },
  {
    name: 'nat64-answers-for-ipv4-and-leads-nowhere',
    title:
      'The NAT64 of a line takes connections in the place of IPv4, and has lost its own way there.',
    rows: [],
    world: { services: MIXED },
    story: [ON_IPV6_ALONE, NOBODY_BEHIND],
    truth: 'network',
    affects: 'everything',
    causes: [...SILENCE, 'ip-version'],
    twin: 'service-of-ipv4-silent-behind-nat64',
  },
  {
    name: 'scanner-answers-for-ipv4-and-leads-nowhere',
    title:
      'On a line of IPv6 alone a scanner on this computer takes connections to IPv4, and cannot pass them on.',
    rows: [],
    world: { services: MIXED },
    story: [ON_IPV6_ALONE, NOBODY_BEHIND],
    truth: 'device',
    affects: 'everything',
    causes: [...SILENCE, 'ip-version'],
    twin: 'service-of-ipv4-silent-behind-nat64',
  },
  {
    name: 'sole-service-of-ipv6-dark',
    title:
      'The data centre of the one service that has IPv6 is dark; everything else has IPv4 alone.',
    rows: [],
    world: SOLE,
    story: [silentThere('Sixfold')],
    truth: 'provider',
    affects: ['sixfold'],
    causes: SILENCE,
    twin: 'ipv6-leads-nowhere-and-one-service-needs-it',
  },
  {
    name: 'way-to-sole-service-of-ipv6-lost',
    title: 'The way to the one service that has IPv6 is lost; everything else has IPv4 alone.',
    rows: [],
    world: SOLE,
    story: [lostOnTheWay('Sixfold')],
    truth: 'path',
    affects: ['sixfold'],
    causes: SILENCE,
    twin: 'sole-service-of-ipv6-dark',
  },
  {
    name: 'ipv6-leads-nowhere-and-one-service-needs-it',
    title:
      'IPv6 of this line is lost without a word, and one service alone has it, and nothing else.',
    rows: [],
    world: SOLE,
    story: [{ kind: 'ip-version', v6: 'drop' }],
    truth: 'network',
    affects: 'everything',
    causes: [...SILENCE, 'ip-version'],
    twin: 'sole-service-of-ipv6-dark',
  },
  {
    name: 'firewall-drops-ipv6-and-one-service-needs-it',
    title:
      'The firewall of this computer forgets all IPv6, and one service alone has it, and nothing else.',
    rows: [],
    world: SOLE,
    story: [{ kind: 'ip-version', v6: 'drop', at: 'device' }],
    truth: 'device',
    affects: 'everything',
    causes: [...SILENCE, 'ip-version'],
    twin: 'sole-service-of-ipv6-dark',
  },
];
