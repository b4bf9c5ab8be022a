import { NARROWING } from './scenarios-narrowing.ts';
import { STANDING_STILL } from './scenarios-still.ts';
import { ADMITS, cutOff, down, NOBODY_GETS_THROUGH } from './view-breaks.ts';
import { narrowsTo, scenario, standsStill, type ViewScenario } from './view-scenario.ts';
import { ABROAD, CARRIED, ONE, PARTS, TWO_OF_ONE, UNRELATED } from './view-services.ts';

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
          report: { suppliers: ['Cloudflare'] },
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
      [ONE]: narrowsTo(['device', 'provider'], 'P5a', {
        report: {
          verdict: { kind: 'fault', suspects: ['device', 'provider'], cause: 'does-not-answer' },
          official: { level: 'unknown', problem: 'no-permission' },
        },
      }),
    },
    side: 'unclear',
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
