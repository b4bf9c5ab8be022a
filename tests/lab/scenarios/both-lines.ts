import { CUTTING_SINK } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import { BREAKING_OFF, lostRoute } from '../breaks.ts';
import { LED_ASTRAY } from '../name-breaks.ts';
import type { LabScenario, Step } from '../scenario.ts';
import { OFFICE } from '../service-lists.ts';

/** Somebody looks, moves to another line, and says so. */
function fromBothLines(...breaks: readonly Break[]): readonly Step[] {
  return [
    { kind: 'break', breaks },
    { kind: 'check' },
    { kind: 'switch-network' },
    { kind: 'check', request: { switchedNetwork: true } },
  ];
}

/** Whichever line's resolver is asked, these names lead to a machine that cuts. */
function ledOnBothLines(...of: readonly string[]): readonly Break[] {
  const act = { kind: 'lie', addresses: [CUTTING_SINK] } as const;
  return [
    { kind: 'resolver', of, act },
    { kind: 'resolver', of, act, line: 'second' },
  ];
}

/** What follows the device from line to line: its own, the provider's, or a stretch that all lines share. */
export const BOTH_LINES: readonly LabScenario[] = [
  {
    name: 'balancer-cuts-one-name-on-both-lines',
    title: "A provider's balancer resets whoever names one service, from whichever line.",
    rows: [],
    world: { services: OFFICE },
    story: fromBothLines(...lostRoute('reset', 'Lantern')),
    truth: 'provider',
    affects: ['lantern'],
    causes: BREAKING_OFF,
    twin: 'name-reset-on-both-lines',
  },
  {
    name: 'hosts-file-cuts-on-both-lines',
    title: 'A line in the hosts file keeps one service away, on whichever line.',
    rows: [],
    world: { services: OFFICE },
    story: fromBothLines({ kind: 'hosts-file', of: ['Lantern'], address: CUTTING_SINK }),
    truth: 'device',
    affects: ['lantern'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'name-reset-on-both-lines',
  },
  {
    name: 'name-led-to-cutting-sink-on-both-lines',
    title: "Each line's resolver sends one name to a machine that cuts every connection.",
    rows: [],
    world: { services: OFFICE },
    story: fromBothLines(...ledOnBothLines('Lantern')),
    truth: 'network',
    affects: ['lantern'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'home-of-this-region-cuts-on-both-lines',
  },
  {
    name: 'home-of-this-region-cuts-on-both-lines',
    title:
      'The machines that a provider has for this region alone cut every connection, from whichever line.',
    rows: [],
    world: { services: OFFICE },
    story: fromBothLines(...ledOnBothLines('Lantern')),
    truth: 'provider',
    affects: ['lantern'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'hosts-file-cuts-on-both-lines',
  },
  {
    name: 'way-to-home-of-this-region-cuts-on-both-lines',
    title:
      'A box on the way to the machines that a provider has for this region alone cuts every connection.',
    rows: [],
    world: { services: OFFICE },
    story: fromBothLines(...ledOnBothLines('Lantern')),
    truth: 'path',
    affects: ['lantern'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'home-of-this-region-cuts-on-both-lines',
  },
  {
    name: 'greetings-reset-on-both-lines',
    title: 'A box that all lines share resets every greeting to the addresses of a service.',
    rows: [],
    world: { services: OFFICE },
    story: fromBothLines({ kind: 'box', of: ['Lantern'], change: { onHello: 'reset' } }),
    truth: 'path',
    affects: ['lantern'],
    causes: BREAKING_OFF,
    twin: 'reset-by-balancer-on-both-lines',
  },
];
