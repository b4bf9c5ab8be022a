import { silentThere } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS, OFFICE } from '../service-lists.ts';

/** A VPN on this device carries everything, or is to, and has lost its way. */
export const VPNS: readonly LabScenario[] = [
  {
    // Everything goes through it and is stopped by it.
    name: 'vpn-lost-its-far-end',
    title: 'A VPN on this computer carries everything, and its far end has gone without a word.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'vpn', how: 'drop' }],
    truth: 'device',
    affects: 'everything',
    causes: ['no-internet'],
    twin: 'line-silent',
  },
  {
    name: 'vpn-lost-and-provider-down',
    title:
      'The far end of a VPN on this computer is gone, and a provider is down, which nobody sees.',
    rows: [],
    world: { services: MESSENGERS },
    story: [{ kind: 'vpn', how: 'drop' }, silentThere('Tencent')],
    truth: 'device',
    affects: 'everything',
    causes: ['no-internet'],
    twin: 'line-and-provider-down',
  },
  {
    // What the far end says of a packet comes back through the tunnel, as it comes from a router.
    name: 'vpn-reaches-no-host',
    title: 'The program of a VPN on this computer says that no host can be reached through it.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'uplink', how: 'host-unreachable' }],
    truth: 'device',
    affects: 'everything',
    causes: ['no-internet'],
    twin: 'gateway-unreachable',
  },
  {
    name: 'vpn-without-a-way-out',
    title: 'The program of a VPN on this computer says at once that it has no way to anywhere.',
    rows: [],
    world: { services: MESSENGERS },
    story: [{ kind: 'uplink', how: 'net-unreachable' }],
    truth: 'device',
    affects: 'everything',
    causes: ['no-internet'],
    twin: 'router-without-uplink',
  },
];
