import type { Cause } from '../../../src/diagnosis/cause.ts';
import { CIRCLING_SINK } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import type { Answer } from '../../net/internet-state.ts';
import {
  answers,
  BREAKING_OFF,
  beyondFirstHop,
  filteredByName,
  GOAL,
  NOT_TO_BE_EMBEDDED,
  REFUSAL,
  refusedOnTheWay,
  refusedThere,
  resetThere,
  SILENCE,
  silentThere,
} from '../breaks.ts';
import { LED_ASTRAY, ledThroughNameProxy, ledTo } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS } from '../service-lists.ts';
import { PLAIN } from '../web-lists.ts';

const ROUND: readonly Cause[] = ['bad-response', 'does-not-answer'];

/** Sends people on so many times, and then answers. */
function sentOn(times: number): Answer {
  const to = (path: string): Answer => ({ status: 302, headers: { location: path } });
  const paths = Array.from({ length: times }, (_, index): [string, Answer] => [
    `/${index + 1}`,
    index + 1 === times ? { status: 200, body: 'There you are' } : to(`/${index + 2}`),
  ]);
  return { ...to('/1'), paths: Object.fromEntries(paths) };
}

/** Sends people back to where they are. */
const IN_A_CIRCLE: Answer = { status: 302, headers: { location: '/' } };
const NOWHERE: Answer = { status: 302, headers: { location: 'https://' } };

const GOAL_KEEPS_ITSELF: Break = {
  kind: 'host',
  of: [GOAL],
  change: { https: NOT_TO_BE_EMBEDDED, http: NOT_TO_BE_EMBEDDED },
};

/** What can be wrong with where a service sends people, and with the place itself. */
export const REDIRECTS: readonly LabScenario[] = [
  {
    name: 'plain-redirect-then-refused-on-the-way',
    title: 'The page that a plain address leads to is refused by a box on the way.',
    rows: ['O29'],
    ...beyondFirstHop('http', refusedOnTheWay(GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: REFUSAL,
    twin: 'plain-redirect-then-refused-there',
  },
  {
    name: 'plain-redirect-then-refused-there',
    title: 'Nobody listens on the machine that a plain address leads to.',
    rows: [],
    ...beyondFirstHop('http', refusedThere(GOAL)),
    truth: 'provider',
    affects: ['signpost'],
    causes: REFUSAL,
    twin: 'plain-redirect-then-refused-on-the-way',
  },
  {
    name: 'redirect-to-host-that-keeps-itself',
    title: 'A service sends people on to a host whose answers no other site may embed.',
    rows: [],
    ...beyondFirstHop('https', GOAL_KEEPS_ITSELF),
    truth: 'ok',
    affects: ['signpost'],
    causes: [],
    twin: 'redirect-then-refused-there',
  },
  {
    name: 'plain-redirect-to-host-that-keeps-itself',
    title: 'A plain address sends people on to a host whose answers no other site may embed.',
    rows: [],
    ...beyondFirstHop('http', GOAL_KEEPS_ITSELF),
    truth: 'ok',
    affects: ['signpost'],
    causes: [],
    twin: 'plain-redirect-then-refused-there',
  },
  {
    name: 'redirect-through-name-proxy-to-host-that-keeps-itself',
    title:
      "The line's resolver sends the second host to a proxy that passes its TLS on; no other site may embed it.",
    rows: [],
    ...beyondFirstHop('https', GOAL_KEEPS_ITSELF, ledThroughNameProxy(GOAL)),
    truth: 'ok',
    affects: ['signpost'],
    causes: [],
    twin: 'second-name-led-to-cutting-sink',
  },
  {
    name: 'redirect-then-refused-on-the-way',
    title: 'The host that a service sends people on to is refused by a box on the way.',
    rows: ['O30'],
    ...beyondFirstHop('https', refusedOnTheWay(GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: REFUSAL,
    twin: 'redirect-then-refused-there',
  },
  {
    name: 'redirect-then-refused-there',
    title: 'Nobody listens on the host that a service sends people on to.',
    rows: [],
    ...beyondFirstHop('https', refusedThere(GOAL)),
    truth: 'provider',
    affects: ['signpost'],
    causes: REFUSAL,
    twin: 'redirect-then-refused-on-the-way',
  },
  {
    name: 'redirect-then-reset-on-the-way',
    title: 'The host that a service sends people on to is reset by its name.',
    rows: ['O32'],
    ...beyondFirstHop('https', filteredByName('reset', GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'balancer-resets-second-name',
  },
  {
    name: 'redirect-then-reset-there',
    title:
      'The balancer in front of the host that a service sends people on to resets connections.',
    rows: [],
    ...beyondFirstHop('https', resetThere(GOAL)),
    truth: 'provider',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'redirect-then-greeting-reset-on-the-way',
  },
  {
    name: 'redirect-then-closed-on-the-way',
    title: 'A box on the way reads the name of the second host and ends the connection.',
    rows: ['O35'],
    ...beyondFirstHop('https', filteredByName('close', GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'balancer-hangs-up-on-second-name',
  },
  {
    name: 'redirect-then-closed-there',
    title: 'The second host ends every connection once it was greeted.',
    rows: [],
    ...beyondFirstHop('https', { kind: 'host', of: [GOAL], change: { onHello: 'close' } }),
    truth: 'provider',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'redirect-then-greeting-closed-on-the-way',
  },
  {
    name: 'plain-redirect-then-forgotten-on-the-way',
    title: 'A box on the way forgets plain requests for the page that an address leads to.',
    rows: ['O36'],
    ...beyondFirstHop('http', filteredByName('silent', GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: SILENCE,
    twin: 'plain-redirect-then-silent-there',
  },
  {
    name: 'plain-redirect-then-silent-there',
    title: 'The server of the page that an address leads to takes requests and never answers.',
    rows: [],
    ...beyondFirstHop('http', {
      kind: 'host',
      of: [GOAL],
      change: { http: { status: 200, instead: 'silent' } },
    }),
    truth: 'provider',
    affects: ['signpost'],
    causes: SILENCE,
    twin: 'plain-redirect-then-forgotten-on-the-way',
  },
  {
    name: 'redirect-then-silent-there',
    title: 'The data centre of the host that a service sends people on to is dark.',
    rows: [],
    ...beyondFirstHop('https', silentThere(GOAL)),
    truth: 'provider',
    affects: ['signpost'],
    causes: SILENCE,
    twin: 'redirect-then-lost-on-the-way',
  },
  {
    name: 'plain-redirects-in-a-circle',
    title: 'A plain address sends people back to itself for ever.',
    rows: ['O38'],
    world: { services: PLAIN },
    story: [{ kind: 'host', of: ['Gazette'], change: { http: IN_A_CIRCLE } }],
    truth: 'provider',
    affects: ['gazette'],
    causes: ROUND,
  },
  {
    name: 'plain-name-led-to-circling-machine',
    title: "The line's resolver leads a plain name to a machine that sends everybody in a circle.",
    rows: [],
    world: { services: PLAIN },
    story: [ledTo(CIRCLING_SINK, 'Gazette')],
    truth: 'network',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...ROUND],
    twin: 'plain-redirects-in-a-circle',
  },
  {
    name: 'hosts-file-leads-plain-name-in-a-circle',
    title: 'The hosts file leads a plain name to a machine that sends everybody in a circle.',
    rows: [],
    world: { services: PLAIN },
    story: [{ kind: 'hosts-file', of: ['Gazette'], address: CIRCLING_SINK }],
    truth: 'device',
    affects: ['gazette'],
    causes: [...LED_ASTRAY, ...ROUND],
    twin: 'plain-redirects-in-a-circle',
  },
  {
    name: 'redirects-in-a-circle',
    title: 'A service sends people back to where they are, for ever.',
    rows: ['O39'],
    world: { services: MESSENGERS },
    story: [answers(IN_A_CIRCLE, 'bilibili')],
    truth: 'provider',
    affects: ['bilibili'],
    causes: ROUND,
  },
  {
    name: 'fifteen-redirects',
    title: 'A service sends people on 15 times, which browsers bear.',
    rows: [],
    world: { services: MESSENGERS },
    story: [answers(sentOn(15), 'bilibili')],
    truth: 'ok',
    affects: ['bilibili'],
    causes: [],
  },
  {
    name: 'redirect-to-nowhere',
    title: 'A service sends people on to an address without a host.',
    rows: ['O28'],
    world: { services: PLAIN },
    story: [answers(NOWHERE, 'lantern', 'lantern/api')],
    truth: 'provider',
    affects: ['lantern'],
    causes: ROUND,
  },
];
