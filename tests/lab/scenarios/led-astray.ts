import { CLOSING_SINK, CUTTING_SINK, MUTE_SINK, OLD_HOME } from '../../net/addresses.ts';
import { BREAKING_OFF, beyondFirstHop, GOAL, others, SILENCE } from '../breaks.ts';
import { LED_ASTRAY, ledTo } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE, TRACING_CONTROLS } from '../service-lists.ts';

const CAUSES = [...LED_ASTRAY, ...BREAKING_OFF];

/** The line's resolver leads a name to a machine that fails just as a box on the way or the provider's own would. */
export const LED_ASTRAY_BY_THE_LINE: readonly LabScenario[] = [
  {
    name: 'name-led-to-closing-sink',
    title: "The line's resolver sends one name to a machine that hears everybody out and hangs up.",
    rows: [],
    world: { services: CARRIED },
    story: [ledTo(CLOSING_SINK, 'Lantern')],
    truth: 'network',
    affects: ['lantern'],
    causes: CAUSES,
    twin: 'filter-hangs-up',
  },
  {
    name: 'name-of-pictures-led-to-cutting-sink',
    title:
      "Texts arrive; the line's resolver sends the name of the pictures to a machine that cuts.",
    rows: [],
    world: { services: MESSENGERS },
    story: [ledTo(CUTTING_SINK, 'weibo/media')],
    truth: 'network',
    affects: ['weibo'],
    causes: CAUSES,
    twin: 'pictures-filtered-by-name',
  },
  {
    name: 'second-name-led-to-cutting-sink',
    title: 'The host that a service sends people on to is led to a machine that cuts everything.',
    rows: [],
    ...beyondFirstHop('https', ledTo(CUTTING_SINK, GOAL)),
    truth: 'network',
    affects: ['signpost'],
    causes: CAUSES,
    twin: 'redirect-then-reset-on-the-way',
  },
  {
    name: 'second-name-led-to-closing-sink',
    title: 'The host that a service sends people on to is led to a machine that hangs up.',
    rows: [],
    ...beyondFirstHop('https', ledTo(CLOSING_SINK, GOAL)),
    truth: 'network',
    affects: ['signpost'],
    causes: CAUSES,
    twin: 'redirect-then-closed-on-the-way',
  },
  {
    name: 'second-name-led-to-mute-sink',
    title: 'The page that a plain address leads to is looked for at a machine that never answers.',
    rows: [],
    ...beyondFirstHop('http', ledTo(MUTE_SINK, GOAL)),
    truth: 'network',
    affects: ['signpost'],
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'plain-redirect-then-silent-there',
  },
  {
    name: 'resolver-keeps-an-old-home',
    title: "The line's resolver still says the address from which a service moved away.",
    rows: [],
    world: { services: CARRIED },
    story: [ledTo(OLD_HOME, 'Kite')],
    truth: 'network',
    affects: ['kite'],
    causes: [...LED_ASTRAY, 'certificate-name'],
    twin: 'certificate-for-another-name',
  },
  {
    name: 'name-led-to-cutting-sink-on-this-line-only',
    title: "The line's resolver cuts one service off, which others use as ever.",
    rows: [],
    world: { services: OFFICE, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [ledTo(CUTTING_SINK, 'Parley'), others({ near: 'answers', far: 'answers' })],
    truth: 'network',
    affects: ['parley'],
    causes: CAUSES,
    twin: 'name-reset-on-this-line-only',
  },
];
