import { BREAKING_OFF, beyondFirstHop, GOAL, lostRoute } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE } from '../service-lists.ts';
import { PLAIN } from '../web-lists.ts';

/** A provider's balancer is well, and ends connections of whoever names one host behind it, as filters on the way do. */
export const BALANCERS: readonly LabScenario[] = [
  {
    name: 'balancer-hangs-up-on-one-name',
    title: 'The balancer of a service answers, and hangs up on whoever names it.',
    rows: [],
    world: { services: CARRIED },
    story: [...lostRoute('close', 'Lantern')],
    truth: 'provider',
    affects: ['lantern'],
    causes: BREAKING_OFF,
    twin: 'filter-hangs-up',
  },
  {
    name: 'balancer-resets-name-of-pictures',
    title: 'Texts arrive; the balancer before the pictures answers, and resets whoever names them.',
    rows: [],
    world: { services: MESSENGERS },
    story: [...lostRoute('reset', 'weibo/media')],
    truth: 'provider',
    affects: ['weibo'],
    causes: BREAKING_OFF,
    twin: 'pictures-filtered-by-name',
  },
  {
    name: 'balancer-resets-second-name',
    title:
      'The balancer before the host that a service sends people on to resets whoever names it.',
    rows: [],
    ...beyondFirstHop('https', ...lostRoute('reset', GOAL)),
    truth: 'provider',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'redirect-then-reset-on-the-way',
  },
  {
    name: 'balancer-hangs-up-on-second-name',
    title:
      'The balancer before the host that a service sends people on to hangs up on whoever names it.',
    rows: [],
    ...beyondFirstHop('https', ...lostRoute('close', GOAL)),
    truth: 'provider',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'redirect-then-closed-on-the-way',
  },
  {
    name: 'balancer-resets-plain-name',
    title: 'The balancer of a service without https answers, and resets whoever names it.',
    rows: [],
    world: { services: PLAIN },
    story: [...lostRoute('reset', 'Gazette')],
    truth: 'provider',
    affects: ['gazette'],
    causes: BREAKING_OFF,
    twin: 'plain-name-reset-on-the-way',
  },
  {
    name: 'balancer-ends-session-once-begun',
    title: 'The balancer of a service shakes hands, finds no machine behind it, and hangs up.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'host', of: ['Quill'], change: { onHello: 'shakes-hands' } }],
    truth: 'provider',
    affects: ['quill'],
    causes: BREAKING_OFF,
    twin: 'client-certificate-wanted',
  },
];
