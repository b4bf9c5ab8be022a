import type { FeedProblem } from '../../src/formats/official-word.ts';
import { htmlInstead, instead, type Pages, statuspage, WEBSITE } from '../net/status-pages.ts';
import { cutOff, down, INCIDENT, NOBODY_GETS_THROUGH, others, says } from './view-breaks.ts';
import { type Case, scenario, standsStill, type ViewScenario } from './view-scenario.ts';
import { ONE } from './view-services.ts';

/** Nothing beyond {path, provider} may be said, whatever was tried. */
function still(
  input: Omit<Case, 'outcomes' | 'side'> & { readonly outcome?: object },
): ViewScenario {
  const { outcome = {}, ...rest } = input;
  return scenario({ ...rest, side: 'not-yours', outcomes: { [ONE]: standsStill(outcome) } });
}

/** More than 2 MB, and JSON until then. */
const HUGE = instead({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: `${' '.repeat(9_999)}\n`,
  repeat: 300,
});

const UNREADABLE: readonly (readonly [name: string, pages: Pages, problem: FeedProblem])[] = [
  ['its status page is a page for people', htmlInstead(), 'not-a-feed'],
  ['its status page is down', instead({ status: 503 }), 'http-status'],
  ['its status page is huge', HUGE, 'too-large'],
  [
    "its status page is somebody else's",
    statuspage({ claims: 'status.other.example' }),
    'wrong-page',
  ],
];

/** What others say, or do not, leaves the list as it is. */
export const STANDING_STILL: readonly ViewScenario[] = [
  still({
    name: 'the outside view is down',
    mode: 'auto',
    breaks: [down(ONE), { kind: 'packets', of: ['outside'], at: 'server', how: 'reset' }],
    outcome: { report: { outside: { state: 'failed', problem: 'unreachable' } } },
  }),
  still({
    name: 'the outside view takes no more questions',
    mode: 'auto',
    breaks: [down(ONE), NOBODY_GETS_THROUGH, others({ how: 'rate-limited' })],
    outcome: { report: { outside: { state: 'failed', problem: 'rate-limited' } } },
    questions: 1,
  }),
  still({
    name: 'the service turns the machines elsewhere away',
    mode: 'auto',
    breaks: [down(ONE), others({ near: 'turned-away', far: 'turned-away' })],
    outcome: { report: { outside: { state: 'answered' } }, omits: ['others-fail-too'] },
    questions: 1,
  }),
  still({
    name: 'only far ones get through',
    mode: 'auto',
    breaks: [cutOff(ONE), others({ near: 'turned-away', far: 'answers' })],
    outcome: { tells: ['others-far-get-through'] },
    questions: 1,
  }),
  still({
    name: 'it fails around here and answers far away',
    mode: 'auto',
    breaks: [cutOff(ONE), others({ near: 'fails', far: 'answers' })],
    outcome: { tells: ['others-near-fail'] },
    questions: 1,
  }),
  still({
    name: 'it fails in another way on another network',
    before: [{ breaks: [down(ONE)], thenSwitches: true }],
    breaks: [{ kind: 'host', of: [ONE], change: { onHello: 'reset' } }],
    request: { switchedNetwork: true },
  }),
  still({
    name: 'its status page says that all is well',
    breaks: [down(ONE)],
    outcome: {
      report: { official: { level: 'operational', incidents: [] } },
      tells: ['official-quiet'],
    },
  }),
  still({
    name: 'what the page names is another part',
    breaks: [
      down(ONE),
      says(
        statuspage({
          components: [
            { ...WEBSITE, status: 'operational' },
            { id: 'z9y8x7w6v5u4', name: 'Console', status: 'major_outage' },
          ],
          incidents: [{ ...INCIDENT, components: ['z9y8x7w6v5u4'] }],
        }),
      ),
    ],
    outcome: { report: { official: { level: 'operational', scope: 'component' } } },
  }),
  ...UNREADABLE.map(([name, pages, problem]) =>
    still({
      name,
      breaks: [down(ONE), says(pages)],
      outcome: { report: { official: { level: 'unknown', problem } }, omits: ['official-quiet'] },
    }),
  ),
  still({
    name: 'nobody may be asked',
    mode: 'off',
    breaks: [down(ONE), NOBODY_GETS_THROUGH],
    request: { askOutside: true },
  }),
  still({
    name: 'nobody was told to ask',
    mode: 'ask',
    breaks: [down(ONE), NOBODY_GETS_THROUGH],
    outcome: { report: { outside: { state: 'offered', probes: [] } } },
  }),
];
