import { rss, WEBSITE } from '../net/status-pages.ts';
import {
  ADMITS,
  cutOff,
  down,
  INCIDENT,
  NOBODY_GETS_THROUGH,
  others,
  says,
} from './view-breaks.ts';
import { narrowsTo, scenario, standsStill, type ViewScenario } from './view-scenario.ts';
import { ONE, TWO_OF_ONE, WITH_NEWS } from './view-services.ts';

/** What others say takes suspects off the list. */
export const NARROWING: readonly ViewScenario[] = [
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
    outcomes: { [ONE]: standsStill({ report: { failedElsewhere: true } }) },
    side: 'not-yours',
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
