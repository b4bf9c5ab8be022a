import { SILENCE } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS, OFFICE } from '../service-lists.ts';

/** Room for every packet but those of a greeting, and whose sender is never told to make them smaller. */
const BYTES = 1_300;

/** Connections come to be, and what is large in them is lost. */
export const LARGE_PACKETS: readonly LabScenario[] = [
  {
    name: 'large-packets-lost-on-the-line',
    title: 'A router of this line loses large packets and tells nobody: no greeting gets through.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'mtu-black-hole', bytes: BYTES }],
    truth: 'network',
    affects: 'everything',
    causes: ['https-blocked'],
    twin: 'large-packets-lost-in-a-vpn',
  },
  {
    name: 'large-packets-lost-in-a-vpn',
    title:
      'A VPN on this computer carries everything, and loses packets that are too large for it.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'mtu-black-hole', bytes: BYTES }],
    truth: 'device',
    affects: 'everything',
    causes: ['https-blocked'],
    twin: 'large-packets-lost-on-the-line',
  },
  {
    name: 'large-packets-lost-on-the-way',
    title: 'A tunnel on the way to a provider loses large packets, and tells nobody.',
    rows: [],
    world: { services: MESSENGERS },
    story: [{ kind: 'mtu-black-hole', bytes: BYTES, of: ['Ant Group'] }],
    truth: 'path',
    affects: ['alipay'],
    causes: SILENCE,
    twin: 'mute-once-greeted',
  },
  {
    name: 'mute-once-greeted',
    title: 'The machines of a provider take connections, read the greeting, and say nothing more.',
    rows: [],
    world: { services: MESSENGERS },
    story: [{ kind: 'host', of: ['Ant Group'], change: { onHello: 'silent' } }],
    truth: 'provider',
    affects: ['alipay'],
    causes: SILENCE,
    twin: 'large-packets-lost-on-the-way',
  },
];
