import type { FeedProblem } from '../../src/formats/official-word.ts';
import type { Break } from '../net/break.ts';
import type { OutsideState } from '../net/outside-state.ts';
import { feedId, type ServiceSpec } from '../net/site.ts';
import {
  htmlInstead,
  instead,
  type OpenIncident,
  type Pages,
  rss,
  statuspage,
  WEBSITE,
} from '../net/status-pages.ts';
import { narrowsTo, standsStill, type ViewScenario } from './view-scenario.ts';

export const ONE = 'bilibili';
const FEED = { kind: 'statuspage', path: '/', components: [WEBSITE.id] } as const;

/** One that fails, and one that answers. */
export const PAIR: readonly ServiceSpec[] = [
  { id: ONE, name: 'Bilibili', provider: 'Bilibili', feed: FEED },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

const TWO_OF_ONE: readonly ServiceSpec[] = [
  { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
  { id: 'qq', name: 'QQ', provider: 'Tencent' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

const CARRIED: readonly ServiceSpec[] = [
  { id: 'quill', name: 'Quill', provider: 'Quill', cdn: 'cloudflare' },
  { id: 'parley', name: 'Parley', provider: 'Parley', cdn: 'cloudflare' },
  { id: 'bazaar', name: 'Bazaar', provider: 'Bazaar', cdn: 'cloudflare' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

const UNRELATED: readonly ServiceSpec[] = [
  { id: 'quill', name: 'Quill', provider: 'Quill' },
  { id: 'parley', name: 'Parley', provider: 'Parley', range: 'second' },
  { id: 'bazaar', name: 'Bazaar', provider: 'Bazaar', range: 'third' },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

const WITH_NEWS: readonly ServiceSpec[] = [
  { id: ONE, name: 'Bilibili', provider: 'Bilibili', feed: { kind: 'rss', path: '/feed.rss' } },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

const PARTS: readonly ServiceSpec[] = [
  { id: ONE, name: 'Bilibili', provider: 'Bilibili', endpoints: ['web', 'login'], feed: FEED },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

const ABROAD: readonly ServiceSpec[] = [
  { id: 'quill', name: 'Quill', provider: 'Quill', reachableFrom: ['world'] },
  { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
];

/** Nobody listens in the provider's data centre. */
export function down(...of: string[]): Break {
  return { kind: 'packets', of, at: 'server', how: 'reset' };
}

/** Somebody on the first line's way cuts it off; the service itself is well. */
function cutOff(...of: string[]): Break {
  return { kind: 'packets', of, at: 'router', how: 'reset' };
}

export function others(sees: Partial<OutsideState>): Break {
  return { kind: 'outside', sees };
}

export const NOBODY_GETS_THROUGH = others({ near: 'fails', far: 'fails' });

function says(pages: Pages): Break {
  return { kind: 'pages', of: [feedId(ONE)], pages };
}

const INCIDENT: OpenIncident = {
  title: 'Videos do not play',
  impact: 'critical',
  status: 'investigating',
  components: [WEBSITE.id],
  minutesAgo: 12,
};

export const ADMITS = says(
  statuspage({
    components: [{ ...WEBSITE, status: 'major_outage' }],
    incidents: [INCIDENT],
  }),
);

type Case = Omit<ViewScenario, 'questions' | 'readsFeed'> & Partial<ViewScenario>;

function scenario(input: Case): ViewScenario {
  return { questions: 0, readsFeed: true, ...input };
}

/** Nothing beyond {path, provider} may be said, whatever was tried. */
function still(
  input: Omit<Case, 'outcomes' | 'side'> & { readonly outcome?: object },
): ViewScenario {
  const { outcome = {}, ...rest } = input;
  return scenario({ ...rest, side: 'not-yours', outcomes: { [ONE]: standsStill(outcome) } });
}

const NARROWING: readonly ViewScenario[] = [
  scenario({
    name: 'others near and far fail as well',
    mode: 'auto',
    breaks: [down(ONE), NOBODY_GETS_THROUGH],
    outcomes: {
      [ONE]: narrowsTo(['provider'], 'P5a', {
        report: { outside: { state: 'answered' } },
        tells: ['official-quiet'],
      }),
    },
    side: 'theirs',
    questions: 1,
  }),
  scenario({
    name: 'others near and far get 503',
    mode: 'auto',
    breaks: [down(ONE), others({ near: 'server-error', far: 'server-error' })],
    outcomes: { [ONE]: narrowsTo(['provider'], 'P5a') },
    side: 'theirs',
    questions: 1,
  }),
  scenario({
    name: 'its status page names the part that is out',
    breaks: [down(ONE), ADMITS],
    outcomes: {
      [ONE]: narrowsTo(['provider'], 'P5b', {
        report: {
          official: {
            level: 'major',
            scope: 'component',
            components: [{ id: WEBSITE.id }],
            incidents: [{ title: INCIDENT.title, isNamed: true }],
          },
        },
      }),
    },
    side: 'theirs',
  }),
  scenario({
    name: 'the news of its status page tell of an outage',
    services: WITH_NEWS,
    breaks: [
      down(ONE),
      says(
        rss([
          {
            title: 'Nothing loads',
            minutesAgo: 12,
            lines: ['Status: Investigating', 'Severity: Outage', 'We look into it.'],
          },
        ]),
      ),
    ],
    outcomes: {
      [ONE]: narrowsTo(['provider'], 'P5b', {
        report: {
          official: { level: 'major', scope: 'page', incidents: [{ title: 'Nothing loads' }] },
        },
      }),
    },
    side: 'theirs',
  }),
  scenario({
    name: 'it fails on another network too',
    before: [{ breaks: [down(ONE)], thenSwitches: true }],
    breaks: [down(ONE)],
    request: { switchedNetwork: true },
    outcomes: { [ONE]: narrowsTo(['provider'], 'P5c', { report: { failedElsewhere: true } }) },
    side: 'theirs',
  }),
  scenario({
    name: 'on another network it answers',
    before: [{ breaks: [cutOff(ONE)], thenSwitches: true }],
    breaks: [cutOff(ONE)],
    request: { switchedNetwork: true },
    outcomes: {},
    side: 'ok',
  }),
  scenario({
    name: 'another service of the provider answers 5xx',
    services: TWO_OF_ONE,
    breaks: [down('wechat'), { kind: 'host', of: ['qq'], change: { https: { status: 503 } } }],
    outcomes: {
      wechat: narrowsTo(['provider'], 'P5d', { tells: ['falls-with-provider'] }),
      qq: {
        report: { verdict: { kind: 'fault', suspects: ['provider'], cause: 'server-error' } },
        rule: 'T3',
      },
    },
    side: 'theirs',
    readsFeed: false,
  }),
  scenario({
    name: 'another service of the provider answered 5xx a moment ago',
    services: TWO_OF_ONE,
    before: [{ breaks: [{ kind: 'host', of: ['qq'], change: { https: { status: 500 } } }] }],
    breaks: [down('wechat')],
    only: ['wechat'],
    outcomes: { wechat: narrowsTo(['provider'], 'P5d') },
    side: 'theirs',
    readsFeed: false,
  }),
  scenario({
    name: 'others near get through',
    mode: 'auto',
    breaks: [cutOff(ONE)],
    outcomes: {
      [ONE]: narrowsTo(['path'], 'P5e', { report: { outside: { state: 'answered' } } }),
    },
    side: 'not-yours',
    questions: 1,
  }),
];

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

const STANDING_STILL: readonly ViewScenario[] = [
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

const TOGETHER: readonly ViewScenario[] = [
  scenario({
    name: 'two services of one provider fall together',
    services: TWO_OF_ONE,
    breaks: [down('Tencent')],
    outcomes: {
      wechat: standsStill({ tells: ['falls-with-provider'], omits: ['falls-with-many'] }),
      qq: standsStill({ tells: ['falls-with-provider'] }),
    },
    side: 'not-yours',
    headline: /WeChat/,
    readsFeed: false,
  }),
  scenario({
    name: 'three providers behind one CDN fall together',
    services: CARRIED,
    before: [{ breaks: [] }],
    breaks: [down('cloudflare')],
    outcomes: Object.fromEntries(
      ['quill', 'parley', 'bazaar'].map((id) => [
        id,
        standsStill({
          report: { suppliers: ['Cloudflare', '198.51.100.0/24'] },
          tells: ['falls-with-supplier'],
          omits: ['falls-with-many'],
        }),
      ]),
    ),
    side: 'not-yours',
    readsFeed: false,
  }),
  scenario({
    name: 'several unrelated ones fail while the connection works',
    services: UNRELATED,
    before: [{ breaks: [] }],
    breaks: [down('quill', 'parley', 'bazaar')],
    outcomes: Object.fromEntries(
      ['quill', 'parley', 'bazaar'].map((id) => [
        id,
        standsStill({ tells: ['falls-with-many'], omits: ['falls-with-supplier'] }),
      ]),
    ),
    side: 'not-yours',
    readsFeed: false,
  }),
];

const REGION: readonly ViewScenario[] = [
  scenario({
    name: 'a service that is not reachable from this country does not answer',
    services: ABROAD,
    breaks: [cutOff('quill'), { kind: 'country', code: 'CN' }],
    outcomes: {
      quill: { report: { verdict: { kind: 'unknown' }, reachableFrom: ['world'] }, rule: 'R1' },
    },
    side: 'ok',
    readsFeed: false,
  }),
  scenario({
    name: 'a service that is not reachable from this country fails everywhere',
    services: ABROAD,
    mode: 'auto',
    breaks: [down('quill'), { kind: 'country', code: 'CN' }, NOBODY_GETS_THROUGH],
    outcomes: { quill: narrowsTo(['provider'], 'P5a') },
    side: 'theirs',
    questions: 1,
    readsFeed: false,
  }),
];

const PARTLY: readonly ViewScenario[] = [
  scenario({
    name: 'its page answers, its login does not, and its provider says so',
    services: PARTS,
    breaks: [down(`${ONE}/login`), ADMITS],
    outcomes: {
      [ONE]: narrowsTo(['provider'], 'P5b', {
        report: { verdict: { kind: 'fault', suspects: ['provider'], scope: 'partial' } },
        tells: ['sibling-answers'],
      }),
    },
    side: 'theirs',
  }),
];

/** With access to every host. */
export const VIEW_SCENARIOS: readonly ViewScenario[] = [
  ...NARROWING,
  ...STANDING_STILL,
  ...TOGETHER,
  ...REGION,
  ...PARTLY,
];

/** With access to the controls alone: why it failed stays hidden, and no status page may be read. */
export const UNSEEN_VIEW_SCENARIOS: readonly ViewScenario[] = [
  scenario({
    name: 'others near and far fail as well',
    mode: 'auto',
    breaks: [down(ONE), ADMITS, NOBODY_GETS_THROUGH],
    outcomes: {
      [ONE]: narrowsTo(['provider'], 'P5a', {
        report: {
          verdict: { kind: 'fault', suspects: ['provider'], cause: 'does-not-answer' },
          official: { level: 'unknown', problem: 'no-permission' },
        },
      }),
    },
    side: 'theirs',
    questions: 1,
    readsFeed: false,
  }),
  scenario({
    name: 'its status page may not be read',
    breaks: [down(ONE), ADMITS],
    outcomes: {
      [ONE]: {
        report: {
          verdict: { kind: 'unknown', why: 'no-permission' },
          official: { level: 'unknown', problem: 'no-permission' },
        },
        rule: 'G1',
      },
    },
    side: 'unclear',
    readsFeed: false,
  }),
];
