import type { LineQuality } from '../../net/break.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE } from '../service-lists.ts';

type Told = Pick<LabScenario, 'name' | 'title' | 'world' | 'causes' | 'twin'>;

/** What this device does to all that it sends and gets is, to everything in it, what the line is like. */
function slowed(is: LineQuality, told: Told): LabScenario {
  return {
    ...told,
    rows: [],
    story: [{ kind: 'line', is }],
    truth: 'device',
    affects: 'everything',
  };
}

/** Every service and the line are well, and this device makes everything slow or loses it. */
export const SLOW_DEVICES: readonly LabScenario[] = [
  slowed(
    { roundTripMs: 600 },
    {
      name: 'vpn-round-the-world',
      title: 'A VPN on this computer takes everything round the world: 600 ms there and back.',
      world: { services: OFFICE },
      causes: ['slow-line'],
      twin: 'round-trips-of-600-ms',
    },
  ),
  slowed(
    { roundTripMs: 2_500 },
    {
      name: 'vpn-of-many-stations-longer-than-patience',
      title: 'A program on this computer hands everything from hop to hop: 2.5 seconds a round.',
      world: { services: CARRIED },
      causes: ['slow-line'],
      twin: 'round-trips-longer-than-patience',
    },
  ),
  slowed(
    { roundTripMs: 1_700 },
    {
      name: 'guard-slow-over-everything',
      title: 'A guard on this computer takes more than a second and a half over everything.',
      world: { services: MESSENGERS },
      causes: ['slow-line'],
      twin: 'gateway-slow',
    },
  ),
  slowed(
    { kbitPerSecond: 64 },
    {
      name: 'free-vpn-of-64-kbit',
      title: 'The free plan of the VPN on this computer is used up: 64 kbit/s for everything.',
      world: { services: OFFICE },
      causes: ['slow-line'],
      twin: 'line-of-64-kbit',
    },
  ),
  slowed(
    { kbitPerSecond: 64, roundTripMs: 400, jitterMs: 150 },
    {
      name: 'free-vpn-of-64-kbit-far-away',
      title: 'The free VPN on this computer has its machine far away: 64 kbit/s, and 400 ms.',
      world: { services: MESSENGERS },
      causes: ['slow-line'],
      twin: 'line-of-64-kbit-with-long-way',
    },
  ),
  slowed(
    { queueMs: 3_000 },
    {
      name: 'own-backup-fills-the-line',
      title: 'A backup program on this computer uploads: every packet waits three seconds for it.',
      world: { services: MESSENGERS },
      causes: ['slow-line'],
      twin: 'queue-of-3-s',
    },
  ),
  slowed(
    { queueMs: 1_000, lossPercent: 2 },
    {
      name: 'own-upload-and-some-loss',
      title:
        'This computer uploads by itself: every packet waits a second, and one in fifty is lost.',
      world: { services: OFFICE },
      causes: ['slow-line', 'lossy-line'],
      twin: 'queue-of-1-s-and-some-loss',
    },
  ),
  slowed(
    { lossPercent: 20, roundTripMs: 30 },
    {
      name: 'own-radio-loses-one-in-five',
      title:
        'The radio of this computer is disturbed by its own plug, and loses one packet in five.',
      world: { services: MESSENGERS },
      causes: ['lossy-line', 'slow-line'],
      twin: 'one-packet-in-five-lost',
    },
  ),
  slowed(
    { lossPercent: 30, roundTripMs: 20 },
    {
      name: 'own-radio-loses-one-in-three',
      title:
        'The driver of the radio in this computer is broken, and loses nearly one packet in three.',
      world: { services: OFFICE },
      causes: ['lossy-line', 'slow-line'],
      twin: 'one-packet-in-three-lost',
    },
  ),
  slowed(
    { roundTripMs: 120, jitterMs: 150, lossPercent: 20 },
    {
      name: 'own-radio-without-antenna',
      title:
        'An antenna has come off inside this computer: packets come late and uneven, or never.',
      world: { services: OFFICE },
      causes: ['lossy-line', 'slow-line'],
      twin: 'weak-wireless-signal',
    },
  ),
];
