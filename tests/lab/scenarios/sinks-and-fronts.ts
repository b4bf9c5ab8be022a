import { CUTTING_SINK } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import { BREAKING_OFF, filteredByName, SILENCE } from '../breaks.ts';
import { DOH_SILENT, LED_ASTRAY, ledToCuttingSink, ledToMuteSink } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { OFFICE } from '../service-lists.ts';
import { PLAIN } from '../web-lists.ts';

/** A provider's balancer is well, and does so with whoever names one of its hosts. */
function lostRoute(how: 'reset' | 'silent', ...of: readonly string[]): readonly Break[] {
  return [
    { kind: 'front', of },
    { kind: 'host', of, change: { onHello: how, http: { status: 200, instead: how } } },
  ];
}

/** One name fails while its address is alive: at the provider, on the way, at the resolver, or on this device. */
export const SINKS_AND_FRONTS: readonly LabScenario[] = [
  {
    name: 'balancer-cuts-one-name',
    title: "A provider's balancer answers, and resets whoever names one service behind it.",
    rows: [],
    world: { services: OFFICE },
    story: lostRoute('reset', 'Parley'),
    truth: 'provider',
    affects: ['parley'],
    causes: BREAKING_OFF,
    twin: 'name-cut-on-the-way',
  },
  {
    name: 'name-cut-on-the-way',
    title: 'A box on the way reads the name of one service and resets; its address is alive.',
    rows: ['O46'],
    world: { services: OFFICE },
    story: [filteredByName('reset', 'Parley')],
    truth: 'path',
    affects: ['parley'],
    causes: BREAKING_OFF,
    twin: 'name-led-to-cutting-sink',
  },
  {
    name: 'name-led-to-cutting-sink',
    title: "The line's resolver sends one name to a machine that cuts every connection.",
    rows: [],
    world: { services: OFFICE },
    story: [ledToCuttingSink('Parley')],
    truth: 'network',
    affects: ['parley'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'name-cut-on-the-way',
  },
  {
    name: 'hosts-file-names-cutting-sink',
    title: 'A line in the hosts file sends one name to a machine that cuts every connection.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'hosts-file', of: ['Parley'], address: CUTTING_SINK }],
    truth: 'device',
    affects: ['parley'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'name-cut-on-the-way',
  },
  {
    name: 'balancer-forgets-one-name',
    title: "A provider's balancer answers, and lets whoever names one service wait for ever.",
    rows: [],
    world: { services: OFFICE },
    story: lostRoute('silent', 'Parley'),
    truth: 'provider',
    affects: ['parley'],
    causes: SILENCE,
    twin: 'name-forgotten-on-the-way',
  },
  {
    name: 'name-forgotten-on-the-way',
    title: 'A box on the way reads the name of one service and forgets the connection.',
    rows: [],
    world: { services: OFFICE },
    story: [filteredByName('silent', 'Parley')],
    truth: 'path',
    affects: ['parley'],
    causes: SILENCE,
    twin: 'name-led-to-mute-sink',
  },
  {
    name: 'name-led-to-mute-sink',
    title: "The line's resolver sends one name to a machine that lets every connection hang.",
    rows: [],
    world: { services: OFFICE },
    story: [ledToMuteSink('Parley')],
    truth: 'network',
    affects: ['parley'],
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'name-forgotten-on-the-way',
  },
  {
    name: 'name-led-to-mute-sink-and-nobody-to-ask',
    title:
      "The line's resolver sends one name to a machine that lets every connection hang, and no other resolver answers.",
    rows: [],
    world: { services: OFFICE },
    story: [ledToMuteSink('Quill'), DOH_SILENT],
    truth: 'network',
    affects: ['quill'],
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'silent-there-and-nobody-to-ask',
  },
  {
    name: 'plain-name-led-to-cutting-sink',
    title:
      "The line's resolver sends a service without https to a machine that cuts every connection.",
    rows: [],
    world: { services: PLAIN },
    story: [ledToCuttingSink('Gazette')],
    truth: 'network',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'plain-request-reset-there',
  },
];
