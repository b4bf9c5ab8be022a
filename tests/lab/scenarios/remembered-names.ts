import type { Break } from '../../net/break.ts';
import { SILENCE } from '../breaks.ts';
import { DENIED_HERE, denied, zoneSays } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS, OFFICE } from '../service-lists.ts';

/** Nobody gets at a provider's name servers, and public resolvers say what they last heard. */
const REMEMBERED: readonly Break[] = [
  { kind: 'zone', of: ['Harbour'], how: 'servfail' },
  { kind: 'doh', of: ['Harbour'], act: { kind: 'remembers' } },
];

/** The resolver here denies names whose name servers say nothing to questions for names that they do not have. */
const CURT: readonly Break[] = [denied('Sina'), { kind: 'zone', of: ['Sina'], how: 'unanswered' }];

const WILD: readonly Break[] = [
  denied('Lantern'),
  { kind: 'zone', of: ['Lantern'], how: 'wildcard' },
];

/** A zone that anybody may read, with an address that only a company's own network has. */
const INSIDE: readonly Break[] = zoneSays('10.20.30.40', 'Quill');

const INSIDE_CAUSES = ['private-network', 'zone-broken', 'unreachable', ...SILENCE] as const;

/** What others say of a name may be old, or meant for a network that one has to be in. */
export const REMEMBERED_NAMES: readonly LabScenario[] = [
  {
    name: 'name-servers-down-and-names-remembered',
    title:
      'The name servers of a provider are down, and public resolvers still say what they knew.',
    rows: ['P03'],
    world: { services: OFFICE },
    story: REMEMBERED,
    truth: 'provider',
    affects: ['harbour'],
    causes: ['zone-broken', 'name-unresolved', 'does-not-answer'],
    twin: 'way-to-the-name-servers-cut-and-names-remembered',
  },
  {
    name: 'way-to-the-name-servers-cut-and-names-remembered',
    title:
      'No resolver gets at the name servers of a provider, and the public ones say what they knew.',
    rows: [],
    world: { services: OFFICE },
    story: REMEMBERED,
    truth: 'path',
    affects: ['harbour'],
    causes: ['zone-broken', 'name-unresolved', 'does-not-answer'],
    twin: 'name-servers-down-and-names-remembered',
  },
  {
    name: 'name-denied-in-a-curt-zone',
    title:
      "The line's resolver denies names, in a zone that leaves questions for others unanswered.",
    rows: ['O11'],
    world: { services: MESSENGERS },
    story: CURT,
    truth: 'network',
    affects: ['weibo'],
    causes: DENIED_HERE,
    twin: 'name-denied-on-the-device-in-a-curt-zone',
  },
  {
    name: 'name-denied-on-the-device-in-a-curt-zone',
    title:
      'The resolver in the settings denies names, in a zone that leaves questions for others unanswered.',
    rows: [],
    world: { services: MESSENGERS },
    story: CURT,
    truth: 'device',
    affects: ['weibo'],
    causes: DENIED_HERE,
    twin: 'name-denied-in-a-curt-zone',
  },
  {
    name: 'name-denied-in-a-zone-with-all-names',
    title: "The line's resolver denies a name, in a zone that has an address for every name.",
    rows: ['O11'],
    world: { services: OFFICE },
    story: WILD,
    truth: 'network',
    affects: ['lantern'],
    causes: DENIED_HERE,
    twin: 'name-denied-on-the-device-in-a-zone-with-all-names',
  },
  {
    name: 'name-denied-on-the-device-in-a-zone-with-all-names',
    title:
      'The resolver in the settings denies a name, in a zone that has an address for every name.',
    rows: [],
    world: { services: OFFICE },
    story: WILD,
    truth: 'device',
    affects: ['lantern'],
    causes: DENIED_HERE,
    twin: 'name-denied-in-a-zone-with-all-names',
  },
  {
    name: 'zone-says-a-private-address',
    title: "A provider's zone names an address of its own network: somebody's draft has gone live.",
    rows: [],
    world: { services: OFFICE },
    story: INSIDE,
    truth: 'provider',
    affects: ['quill'],
    causes: INSIDE_CAUSES,
    twin: 'name-of-a-company-with-the-vpn-off',
  },
  {
    name: 'name-of-a-company-with-the-vpn-off',
    title: 'A company tells everybody where a service is within its network, and the VPN is off.',
    rows: [],
    world: { services: OFFICE },
    story: INSIDE,
    truth: 'device',
    affects: ['quill'],
    causes: INSIDE_CAUSES,
    twin: 'zone-says-a-private-address',
  },
  {
    name: 'name-of-a-company-from-another-network',
    title:
      'A company tells everybody where a service is within its network, and this is another one.',
    rows: [],
    world: { services: OFFICE },
    story: INSIDE,
    truth: 'network',
    affects: ['quill'],
    causes: INSIDE_CAUSES,
    twin: 'zone-says-a-private-address',
  },
];
