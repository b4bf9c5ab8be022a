import { BLOCK_PAGE, CUTTING_SINK, MUTE_SINK } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import { BREAKING_OFF, hangsUp, REFUSAL, SILENCE } from '../breaks.ts';
import { LED_ASTRAY, LOOPBACK, ledTo } from '../name-breaks.ts';
import type { LabScenario, Step } from '../scenario.ts';
import { OFFICE } from '../service-lists.ts';

/** A service answers from where everybody knows it; then the name is led away, and the browser has forgotten where it led. */
export function onceAtHome(...breaks: readonly Break[]): readonly Step[] {
  return [
    { kind: 'break', breaks: [hangsUp('Lantern')] },
    { kind: 'check' },
    { kind: 'break', breaks: [hangsUp('Lantern'), { kind: 'idle-address' }, ...breaks] },
    { kind: 'check' },
  ];
}

/**
 * A service answers from where everybody knows it; then the device comes to a network that looks the same from here, whether it
 * has moved or its cable was out for a moment, and the name leads elsewhere there.
 */
export function onceElsewhere(...breaks: readonly Break[]): readonly Step[] {
  return [
    { kind: 'check' },
    { kind: 'break', breaks: [{ kind: 'link-down' }] },
    { kind: 'break', breaks },
    { kind: 'check' },
  ];
}

const ASTRAY = { rows: [], world: { services: OFFICE }, affects: ['lantern'] };
const led = (address: string): Break => ledTo(address, 'Lantern');
const leads = (address: string): Break => ({ kind: 'hosts-file', of: ['Lantern'], address });

/**
 * Names that were seen to lead home, and are led away from there. On the same network no provider gives them a new home between
 * two checks; another network may have a machine of the provider's in it.
 */
export const LED_FROM_HOME: readonly LabScenario[] = [
  {
    ...ASTRAY,
    name: 'name-led-from-home-to-cutting-sink',
    title: "The line's resolver sends a name that led home before to a machine that cuts.",
    story: onceAtHome(led(CUTTING_SINK)),
    truth: 'network',
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'hosts-file-leads-from-home-to-cutting-sink',
  },
  {
    ...ASTRAY,
    name: 'hosts-file-leads-from-home-to-cutting-sink',
    title: 'A new line in the hosts file sends a name that led home before to a machine that cuts.',
    story: onceAtHome(leads(CUTTING_SINK)),
    truth: 'device',
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'name-led-from-home-to-cutting-sink',
  },
  {
    ...ASTRAY,
    name: 'name-led-from-home-to-mute-sink',
    title:
      'The resolver of another network sends a name that led home before to a machine that is mute.',
    story: onceElsewhere(led(MUTE_SINK)),
    truth: 'network',
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'hosts-file-leads-from-home-to-mute-sink',
  },
  {
    ...ASTRAY,
    name: 'hosts-file-leads-from-home-to-mute-sink',
    title:
      'On another network, a new line in the hosts file sends a name that led home to a mute machine.',
    story: onceElsewhere(leads(MUTE_SINK)),
    truth: 'device',
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'name-led-from-home-to-mute-sink',
  },
  {
    ...ASTRAY,
    name: 'name-led-from-home-to-localhost',
    title:
      'The resolver of another network sends a name that led home before to this computer itself.',
    story: onceElsewhere(led(LOOPBACK)),
    truth: 'network',
    causes: [...LED_ASTRAY, ...REFUSAL],
    twin: 'hosts-file-leads-from-home-to-localhost',
  },
  {
    ...ASTRAY,
    name: 'hosts-file-leads-from-home-to-localhost',
    title:
      'On another network, a new line in the hosts file sends a name that led home to this computer.',
    story: onceElsewhere(leads(LOOPBACK)),
    truth: 'device',
    causes: [...LED_ASTRAY, ...REFUSAL],
    twin: 'name-led-from-home-to-localhost',
  },
  {
    ...ASTRAY,
    name: 'name-led-from-home-to-block-page',
    title:
      "The line's resolver begins to send a name that led home before to a page that blocks it.",
    story: onceAtHome(led(BLOCK_PAGE)),
    truth: 'network',
    causes: [...LED_ASTRAY, 'certificate-untrusted'],
    twin: 'hosts-file-leads-from-home-to-block-page',
  },
  {
    ...ASTRAY,
    name: 'hosts-file-leads-from-home-to-block-page',
    title: 'A program on this device sends a name that led home before to a page that blocks it.',
    story: onceAtHome(leads(BLOCK_PAGE)),
    truth: 'device',
    causes: [...LED_ASTRAY, 'certificate-untrusted'],
    twin: 'name-led-from-home-to-block-page',
  },
  {
    ...ASTRAY,
    name: 'home-inside-another-network-is-mute',
    title: 'A machine that a provider has inside another network, such as a cache, never answers.',
    story: onceElsewhere(led(MUTE_SINK)),
    truth: 'provider',
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'name-led-from-home-to-mute-sink',
  },
  {
    ...ASTRAY,
    name: 'way-to-home-inside-another-network-is-mute',
    title: 'The way to a machine that a provider has inside another network loses everything.',
    story: onceElsewhere(led(MUTE_SINK)),
    truth: 'path',
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'name-led-from-home-to-mute-sink',
  },
];
