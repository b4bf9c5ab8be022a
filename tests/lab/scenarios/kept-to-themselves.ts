import { CIRCLING_SINK, CUTTING_SINK } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import { BREAKING_OFF, NOT_TO_BE_EMBEDDED } from '../breaks.ts';
import { LED_ASTRAY, ledTo } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { PLAIN } from '../web-lists.ts';

type Astray = Pick<LabScenario, 'causes' | 'twin'> & {
  readonly name: string;
  /** What those who go there meet. */
  readonly what: string;
  readonly to: string;
};

/** At its own address the service is well, and lets nobody embed its answers: who may not look cannot see it alive. */
const KEEPS_ITSELF: Break = {
  kind: 'host',
  of: ['Gazette'],
  change: { http: NOT_TO_BE_EMBEDDED },
};

/** Nobody but those who knock at its address comes to it while its name leads elsewhere. */
const CUTS_THE_NAMELESS: Break = {
  kind: 'host',
  of: ['Gazette'],
  change: { http: { status: 200, instead: 'reset' } },
};

/** Its name leads to a machine elsewhere, by whoever's doing. */
function ledElsewhere({ name, what, to, ...rest }: Astray): readonly LabScenario[] {
  const shared = { ...rest, rows: [], world: { services: PLAIN }, affects: ['gazette'] };
  const led = ledTo(to, 'Gazette');
  return [
    {
      ...shared,
      name: `plain-name-of-host-that-keeps-itself-${name}`,
      title: `The line's resolver sends a plain name, whose own host keeps to itself, to a machine that ${what}.`,
      story: [KEEPS_ITSELF, led],
      truth: 'network',
    },
    {
      ...shared,
      name: `hosts-file-leads-host-that-keeps-itself-${name}`,
      title: `The hosts file sends a plain name, whose own host keeps to itself, to a machine that ${what}.`,
      story: [KEEPS_ITSELF, { kind: 'hosts-file', of: ['Gazette'], address: to }],
      truth: 'device',
    },
    {
      ...shared,
      name: `home-of-this-region-beside-host-that-keeps-itself-${name}`,
      title: `The machine that a plain service has for this region alone ${what}; the other one keeps to itself.`,
      story: [KEEPS_ITSELF, led],
      truth: 'provider',
      twin: `plain-name-of-host-that-keeps-itself-${name}`,
    },
    {
      ...shared,
      name: `way-to-home-of-this-region-beside-host-that-keeps-itself-${name}`,
      title: `A box before the machine that a plain service has for this region ${what}; the other one keeps to itself.`,
      story: [KEEPS_ITSELF, led],
      truth: 'path',
      twin: `plain-name-of-host-that-keeps-itself-${name}`,
    },
  ];
}

export const KEPT_TO_THEMSELVES: readonly LabScenario[] = [
  ...ledElsewhere({
    name: 'cuts',
    what: 'cuts every connection',
    to: CUTTING_SINK,
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'plain-request-reset-there',
  }),
  ...ledElsewhere({
    name: 'circles',
    what: 'sends everybody round in circles',
    to: CIRCLING_SINK,
    causes: [...LED_ASTRAY, 'bad-response'],
    twin: 'plain-redirects-in-a-circle',
  }),
  {
    name: 'plain-name-led-to-cutting-sink-from-front-that-cuts',
    title:
      "The line's resolver sends a plain name to a machine that cuts; its own front cuts who names nobody.",
    rows: [],
    world: { services: PLAIN },
    story: [CUTS_THE_NAMELESS, ledTo(CUTTING_SINK, 'Gazette')],
    truth: 'network',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'plain-request-reset-there',
  },
  {
    name: 'hosts-file-leads-to-cutting-sink-from-front-that-cuts',
    title:
      'The hosts file sends a plain name to a machine that cuts; its own front cuts who names nobody.',
    rows: [],
    world: { services: PLAIN },
    story: [CUTS_THE_NAMELESS, { kind: 'hosts-file', of: ['Gazette'], address: CUTTING_SINK }],
    truth: 'device',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'plain-request-reset-there',
  },
  {
    name: 'home-of-this-region-and-front-cut',
    title:
      'The machine that a plain service has for this region cuts, and the other one whoever names nobody.',
    rows: [],
    world: { services: PLAIN },
    story: [CUTS_THE_NAMELESS, ledTo(CUTTING_SINK, 'Gazette')],
    truth: 'provider',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'plain-name-led-to-cutting-sink-from-front-that-cuts',
  },
  {
    name: 'way-to-home-of-this-region-cuts-and-so-does-front',
    title:
      'A box before the machine that a plain service has for this region cuts, and the other one whoever names nobody.',
    rows: [],
    world: { services: PLAIN },
    story: [CUTS_THE_NAMELESS, ledTo(CUTTING_SINK, 'Gazette')],
    truth: 'path',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'plain-name-led-to-cutting-sink-from-front-that-cuts',
  },
];
