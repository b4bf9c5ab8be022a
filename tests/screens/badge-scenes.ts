import { type BadgeFacts, badgeOf } from '../../src/background/badge.ts';
import type { Watch } from '../../src/formats/incident.ts';
import type { Report } from '../../src/formats/report.ts';
import type { Badge } from '../../src/platform/action.ts';
import type { Translate } from '../../src/wording/translate.ts';
import { fault, NOW, OK, sampleRound, standing, UNKNOWN, unstable } from './sample-round.ts';
import type { Tongue } from './tongues.ts';

/** One state of the button, and when it is shown. */
export interface BadgeScene {
  readonly id: string;
  readonly when: string;
  readonly badge: Badge;
}

type State = readonly [id: string, when: Readonly<Record<Tongue['suffix'], string>>, badge: Badge];

const THEIRS = { suspects: ['provider'], cause: 'server-error' } as const;
const OFFLINE = { suspects: ['device', 'network'], cause: 'no-internet' } as const;
const SUSPECTED = { certainty: 'suspected' } as const;
/** More than two digits can count. */
const MANY = 120;

/** Every state of the button, by the code that paints it. */
export function badgeScenes(tongue: Tongue, t: Translate): readonly BadgeScene[] {
  const painter = painterOf(tongue, t);
  const states = [
    ...faultStates(painter, tongue),
    manyState(painter, tongue, t),
    ...standingStates(painter, tongue),
    ...pausedStates(painter),
  ];
  return states.map(([id, when, badge]) => ({ id, when: when[tongue.suffix], badge }));
}

interface Painter {
  readonly paint: (seen: Omit<Parameters<typeof sampleRound>[1], 't'>, facts?: BadgeFacts) => Badge;
  readonly show: (report: Report | undefined, facts?: BadgeFacts) => Badge;
}

function painterOf({ services }: Tongue, t: Translate): Painter {
  const show: Painter['show'] = (report, facts) => badgeOf(report, t, facts);
  return { show, paint: (seen, facts) => show(sampleRound(services, { ...seen, t }), facts) };
}

function faultStates({ paint, show }: Painter, tongue: Tongue): readonly State[] {
  const theirs = (over = {}): Badge =>
    paint({ verdicts: { github: fault({ ...THEIRS, suspects: ['provider'], ...over }) } });
  const notYours = (over = {}): Badge => paint({ verdicts: { alipay: fault(over) } });
  const yours = (over = {}): Badge => {
    const verdict = fault({ ...OFFLINE, suspects: ['device', 'network'], ...over });
    const verdicts = Object.fromEntries(tongue.services.map(({ id }) => [id, verdict]));
    return paint({ user: verdict, verdicts });
  };
  const unclear = fault({ suspects: ['device', 'network', 'path', 'provider'] });
  return [
    ['new', { en: 'Nothing checked yet', zh: '还没有检查过' }, show(undefined)],
    ['well', { en: 'All is well', zh: '一切正常' }, paint({})],
    [
      'theirs-suspected',
      { en: 'Their side, suspected', zh: '问题在对方，尚待确认' },
      theirs(SUSPECTED),
    ],
    ['theirs', { en: 'Their side, confirmed', zh: '问题在对方，已确认' }, theirs()],
    [
      'not-yours-suspected',
      { en: 'Not your side, suspected', zh: '问题不在你这边，尚待确认' },
      notYours(SUSPECTED),
    ],
    ['not-yours', { en: 'Not your side, confirmed', zh: '问题不在你这边，已确认' }, notYours()],
    [
      'several',
      { en: 'Two services fail', zh: '两个服务出问题' },
      paint({ verdicts: { wechat: fault(), qq: fault() } }),
    ],
    [
      'yours-suspected',
      { en: 'Your side, suspected', zh: '问题在你这边，尚待确认' },
      yours(SUSPECTED),
    ],
    ['yours', { en: 'Your side, confirmed', zh: '问题在你这边，已确认' }, yours()],
    [
      'unclear',
      { en: 'Unclear: suspects on both sides', zh: '暂时无法判断：两边都有可能' },
      paint({ verdicts: { alipay: unclear } }),
    ],
    [
      'unknown',
      { en: 'Unclear: too little evidence', zh: '暂时无法判断：依据太少' },
      paint({ user: UNKNOWN, verdicts: { alipay: UNKNOWN } }),
    ],
  ];
}

function manyState({ show }: Painter, { services, suffix }: Tongue, t: Translate): State {
  const [first] = services;
  const name = (n: number): string => (suffix === 'en' ? `Page ${n}` : `页面 ${n}`);
  const list = Array.from({ length: MANY }, (_, index) => {
    return { id: `page-${index}`, name: name(index + 1), provider: first?.provider ?? '' };
  });
  const verdicts = Object.fromEntries(list.map(({ id }) => [id, fault()]));
  const when = { en: 'More than two digits can count', zh: '多得两位数字显示不下' };
  return ['many', when, show(sampleRound(list, { t, verdicts }))];
}

function standingStates({ paint }: Painter, tongue: Tongue): readonly State[] {
  const offline = fault({ ...OFFLINE, suspects: ['device', 'network'] });
  const allOffline = Object.fromEntries(tongue.services.map(({ id }) => [id, offline]));
  const book = (...subjects: readonly Watch[]): BadgeFacts => ({
    book: { subjects: [...subjects] },
  });
  return [
    [
      'before',
      {
        en: 'Your side, and an older incident of a service',
        zh: '问题在你这边，此前还有一个服务的故障',
      },
      paint({ user: offline, verdicts: allOffline }, book(standing('wechat'))),
    ],
    [
      'unseen',
      {
        en: 'An incident that the last check could not look at',
        zh: '有一个故障，最近一次检查没能看到它',
      },
      paint({ verdicts: { wechat: UNKNOWN } }, book(standing('wechat'))),
    ],
    [
      'unseen-many',
      { en: 'The same, of two services', zh: '同上，两个服务' },
      paint(
        { verdicts: { wechat: UNKNOWN, qq: UNKNOWN } },
        book(standing('wechat'), standing('qq')),
      ),
    ],
    [
      'unstable',
      { en: 'A service comes and goes, and answers now', zh: '一个服务时好时坏，此刻有回应' },
      paint({}, book(unstable('bilibili'))),
    ],
    [
      'unstable-many',
      { en: 'The same, of two services', zh: '同上，两个服务' },
      paint({}, book(unstable('wechat'), unstable('qq'))),
    ],
    [
      'own-unstable',
      { en: 'Your connection comes and goes', zh: '你的网络时断时续' },
      paint({ user: OK }, book(unstable(''))),
    ],
  ];
}

function pausedStates({ paint }: Painter): readonly State[] {
  const paused = {
    watching: { kind: 'paused', until: new Date(2013, 6, 22, 10, 26).toISOString() },
    nowMs: NOW,
  } as const;
  const overLimit = {
    watching: { kind: 'over-limit', until: new Date(2013, 7, 1).toISOString() },
    nowMs: NOW,
  } as const;
  return [
    ['paused', { en: 'Paused', zh: '已暂停' }, paint({}, { watch: paused })],
    [
      'over-limit',
      { en: "Over the month's data limit", zh: '本月流量已到上限' },
      paint({}, { watch: overLimit }),
    ],
    [
      'paused-fault',
      { en: 'Paused while a fault stands', zh: '故障还在时暂停' },
      paint({ verdicts: { wechat: fault() } }, { watch: paused }),
    ],
  ];
}
