import { describe, expect, test } from 'vitest';
import { REFUSALS, SERVICE_CAUSES, USER_CAUSES } from '../../../src/diagnosis/cause.ts';
import { LEVELS, OUTSIDE_OUTCOMES } from '../../../src/diagnosis/other-views.ts';
import { SUSPECTS, type Suspect, sideOf } from '../../../src/diagnosis/suspect.ts';
import { OUTSIDE_PROBLEMS } from '../../../src/formats/outside-view.ts';
import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { describeReport } from '../../../src/wording/describe-report.ts';
import type { Description } from '../../../src/wording/description.ts';
import { reportAsText } from '../../../src/wording/report-as-text.ts';
import type { ReportFault } from '../../../src/wording/report-parts.ts';
import { sideName } from '../../../src/wording/side.ts';
import { serviceLine, statusLine } from '../../../src/wording/status-line.ts';
import { tellEvidence } from '../../../src/wording/tell-evidence.ts';
import type { Translate } from '../../../src/wording/translate.ts';
import {
  attempt,
  decidedBy,
  fault,
  GITHUB,
  incident,
  NARROWED,
  OK,
  official,
  outside,
  outsideProbe,
  QQ,
  refusing,
  report,
  service,
  told,
  unknown,
  WIKIPEDIA,
} from './reports.ts';
import { messagesOf, translator } from './translator.ts';

const SETS = Array.from({ length: 15 }, (_, bits) =>
  SUSPECTS.filter((_, index) => ((bits + 1) >> index) & 1),
);
const USER_SETS = SETS.filter((suspects) => sideOf(suspects) === 'yours');
const SCOPES = ['down', 'partial', 'slow'] as const;
const UNKNOWN_REASONS = ['insufficient', 'ambiguous', 'just-woke', 'no-permission'] as const;

interface Case {
  readonly suspects: readonly Suspect[];
  readonly userOk: boolean;
  /** The rule that the leading verdict names. */
  readonly rule: string | undefined;
  readonly words: Description;
}

function faultOf(cause: ReportFault['cause'], suspects: readonly Suspect[]): ReportFault {
  const [first = 'device', ...rest] = suspects;
  return fault({ cause, suspects: [first, ...rest] });
}

/** How a fault shows; one cause stands for all where the cause makes no difference. */
const MANNERS = [
  ...SERVICE_CAUSES.map((cause) => ({ cause, scope: 'down', certainty: 'confirmed' }) as const),
  { cause: 'no-answer', scope: 'down', certainty: 'suspected' },
  { cause: 'no-answer', scope: 'partial', certainty: 'confirmed' },
  { cause: 'server-error', scope: 'partial', certainty: 'suspected' },
  { cause: 'no-answer', scope: 'slow', certainty: 'confirmed' },
] as const;

/** A rule may say that others decided; whatever the suspects are, the texts must say no more than those. */
const DECIDED = NARROWED.flatMap(([rule]) =>
  SCOPES.map((scope) => ({ rule, cause: 'no-answer', scope }) as const),
);

const SLOW_LINE = fault({ cause: 'slow-line', suspects: ['device', 'network'], scope: 'slow' });
const FAILED = attempt({ outcome: { kind: 'failure', layer: 'tcp', code: 'X' } });

const PLANNED = official({
  level: 'maintenance',
  incidents: [incident({ level: 'maintenance', until: '2026-11-22T23:00:00.000Z' })],
});

interface Told {
  readonly suspects: readonly Suspect[];
  readonly userOk: boolean;
  readonly report: Report;
}

/** Every cause with every set of suspects, alone and among others, with the connection known to work and not. */
function serviceReports(): Told[] {
  const own = MANNERS.map(({ cause, ...manner }) => (suspects: readonly Suspect[]) => ({
    ...faultOf(cause, suspects),
    ...manner,
  }));
  const decided = DECIDED.map(({ rule, cause, scope }) => (suspects: readonly Suspect[]) => ({
    ...decidedBy(rule, faultOf(cause, suspects)),
    scope,
  }));
  return [...own, ...decided].flatMap((make) =>
    SETS.flatMap((suspects) => reportsOf(make(suspects), suspects)),
  );
}

function reportsOf(verdict: ReportFault, suspects: readonly Suspect[]): Told[] {
  const one = [service({ verdict, observations: [FAILED] })];
  const two = [...one, service({ ...QQ, verdict })];
  const three = [...one, service({ ...GITHUB, verdict }), service({ ...WIKIPEDIA, verdict })];
  const suppliers = verdict.cause === 'no-answer' ? ['Example CDN', '203.0.113.0/24'] : [];
  const shared = suppliers.map((supplier) =>
    three.map((each) => ({ ...each, suppliers: [supplier] })),
  );
  const spoken = one.map((each) => ({ ...each, account: 'https://social.example/wechat' }));
  const planned = two.map((each) => ({ ...each, official: PLANNED }));
  const endless = one.map((each) => ({ ...each, official: { ...PLANNED, incidents: [] } }));
  const side = sideOf(suspects);
  return [OK, SLOW_LINE].flatMap((user) =>
    [one, two, three, ...shared, spoken, planned, planned.slice(0, 1), endless].map((services) => ({
      suspects,
      userOk: user.kind === 'ok',
      report: told({ side, user, services }),
    })),
  );
}

function cases(t: Translate): Case[] {
  return serviceReports().map(({ report: one, ...rest }) => ({
    ...rest,
    rule: one.services[0]?.verdict.evidence[0]?.id,
    words: describeReport(one, t),
  }));
}

describe.each([
  {
    language: 'en',
    connectionWorks: /your connection works/i,
    nothingToFix: /nothing to fix/i,
    orTheWay: /or the way to it/i,
    cannotTell: /can't tell yet/i,
    isUp: /is up\b/i,
    forOthersToo: /not just for you|can't get through either/i,
    othersGetThrough: /for others in your country/i,
    theyKnow: /they know|status page says so|as planned/i,
  },
  {
    language: 'zh_CN',
    connectionWorks: /你的网络是正常的/,
    nothingToFix: /没有什么要修的/,
    orTheWay: /或在通往它的路上/,
    cannotTell: /无法判断/,
    isUp: /本身是正常的/,
    forOthersToo: /不只是你打不开|别处的机器也连不上/,
    othersGetThrough: /别人能连上/,
    theyKnow: /官方已经知道|官方状态页已有|计划内的维护/,
  },
] as const)('$language never claims more than the evidence', (says) => {
  const all = cases(translator(says.language));
  const textOf = ({ words }: Case): string => Object.values(words).join(' ');
  const sayers = (pattern: RegExp): Case[] => all.filter((one) => pattern.test(textOf(one)));

  test('"your connection works" only where it was shown, and the fault lies beyond it', () => {
    expect(sayers(says.connectionWorks).length).toBeGreaterThan(0);
    for (const { suspects, userOk } of sayers(says.connectionWorks)) {
      expect(userOk).toBe(true);
      expect(sideOf(suspects)).toBe('not-yours');
    }
  });

  test('"nothing to fix on your side" only for the provider alone', () => {
    expect(sayers(says.nothingToFix).length).toBeGreaterThan(0);
    for (const { suspects } of sayers(says.nothingToFix)) expect(suspects).toEqual(['provider']);
  });

  test('"or the way to it" only for the two together', () => {
    expect(sayers(says.orTheWay).length).toBeGreaterThan(0);
    for (const { suspects } of sayers(says.orTheWay))
      expect(suspects).toEqual(['path', 'provider']);
  });

  test('an unclear side is called unclear in the headline, and no other is', () => {
    for (const { suspects, words } of all) {
      expect(says.cannotTell.test(words.headline), words.headline).toBe(
        sideOf(suspects) === 'unclear',
      );
    }
  });

  test('"it is up" never without having seen it', () => {
    expect(sayers(says.isUp)).toEqual([]);
  });

  test.each([
    ['forOthersToo', 'P5a', ['provider']],
    ['theyKnow', 'P5b', ['provider']],
    ['othersGetThrough', 'P5e', ['path']],
  ] as const)('%s only by rule %s, with nobody else left', (claim, rule, suspects) => {
    expect(sayers(says[claim]).length).toBeGreaterThan(0);
    for (const one of sayers(says[claim])) {
      expect(one.suspects, textOf(one)).toEqual(suspects);
      expect(one.rule, textOf(one)).toBe(rule);
    }
  });

  test('every part is filled', () => {
    const texts = new Set(all.flatMap(({ words }) => Object.values(words)));
    expect([...texts].filter((text) => !/^[^$\u2060]+$/.test(text))).toEqual([]);
  });
});

/** What was learned elsewhere, in every state of it. */
function viewReports(): Report[] {
  const silent = fault({ cause: 'no-answer' });
  const region: ReportVerdict = {
    kind: 'unknown',
    why: 'ambiguous',
    evidence: [{ id: 'R1', text: 'x', clears: [], charges: [] }],
  };
  const words = [
    ...LEVELS.map((level) => official({ level })),
    ...['investigating', 'identified', 'monitoring', 'a word of their own'].flatMap((raw) => [
      official({ incidents: [incident({ raw })] }),
      official({ incidents: [{ title: 'x', level: 'partial', isNamed: true, raw }] }),
    ]),
    official({ scope: 'page', level: 'degraded' }),
    official({
      level: 'maintenance',
      incidents: [incident({ level: 'maintenance', until: '2026-11-22T23:00:00.000Z' })],
    }),
    official({ level: 'operational', incidents: [incident({ level: 'operational' })] }),
    official({ level: 'unknown', problem: 'not-a-feed' }),
    official({ level: 'unknown', problem: 'no-permission' }),
  ];
  const outsides = [
    outside({ probes: OUTSIDE_OUTCOMES.map((outcome) => outsideProbe({ outcome, isNear: true })) }),
    outside({ probes: [{ country: 'DE', asn: 1, network: 'x', isNear: false, outcome: 'fails' }] }),
    outside({ probes: [] }),
    ...OUTSIDE_PROBLEMS.map((problem) =>
      outside({ state: 'failed', problem, retryAt: '2026-11-22T21:00:00.000Z', probes: [] }),
    ),
  ];
  const alone = { services: [service({ verdict: region })], side: 'unclear' } as const;
  return [
    ...words.flatMap((word) => [silent, OK].map((verdict) => service({ verdict, official: word }))),
    ...outsides.map((view) => service({ verdict: silent, outside: view })),
    service({
      verdict: silent,
      account: 'https://social.example/wechat',
      suppliers: ['Example CDN'],
      failedElsewhere: true,
    }),
  ]
    .map((one) => told({ side: one.verdict.kind === 'ok' ? 'ok' : 'not-yours', services: [one] }))
    .concat([
      told(alone),
      ...(['china', 'world'] as const).map((only) =>
        told({ ...alone, services: [service({ verdict: region, reachableFrom: [only] })] }),
      ),
      told({
        side: 'not-yours',
        services: [
          service({ verdict: silent }),
          service({ ...QQ, verdict: fault({ cause: 'server-error', suspects: ['provider'] }) }),
        ],
      }),
      told({
        side: 'ok',
        services: [service({ official: official() }), service({ ...QQ, official: official() })],
      }),
    ]);
}

function otherReports(): Report[] {
  const known = [
    ...USER_CAUSES.flatMap((cause) =>
      USER_SETS.flatMap((suspects) =>
        SCOPES.map((scope) => {
          const user = { ...faultOf(cause, suspects), scope };
          return told({ side: 'yours', user, services: [service({ verdict: user })] });
        }),
      ),
    ),
    ...REFUSALS.flatMap((cause) =>
      [{}, { account: 'https://social.example/wechat' }].map((parts) =>
        told({ side: 'ok', services: [service({ verdict: refusing(cause), ...parts })] }),
      ),
    ),
    ...UNKNOWN_REASONS.map((why) =>
      told({ side: 'unclear', services: [service({ verdict: unknown(why) })] }),
    ),
  ];
  const clock = attempt({
    outcome: { kind: 'response', status: 200, verified: false, clockSkewMs: 9_000_000 },
  });
  const opaque = attempt({
    outcome: { kind: 'response', status: 0, verified: false, opaque: true },
  });
  const hidden = attempt({
    outcome: { kind: 'failure', layer: 'unknown', code: '', opaque: true },
  });
  const knock = attempt({ role: 'knock' });
  const filtered = fault({ cause: 'name-filtered', suspects: ['network'] });
  const declined = service({ ...QQ, verdict: refusing('challenge') });
  const silentPart = fault({ cause: 'no-answer', scope: 'partial' });
  const functions = ['web', 'login', 'api', 'media', 'other'] as const;
  const endpoints = functions.map((name) => ({ url: `https://${name}.example/`, function: name }));
  const failing = endpoints.map(({ url }, index) =>
    attempt({ endpoint: url, index, outcome: { kind: 'failure', layer: 'tcp', code: 'X' } }),
  );
  const half = [attempt(), ...failing.slice(1)];
  const tencent = [1, 2, 3, 4].map((n) =>
    service({ id: `s${n}`, name: `S${n}`, verdict: fault({ cause: 'no-answer' }) }),
  );
  return [
    ...known,
    told({ side: 'ok' }),
    told({ side: 'ok', services: [service(), service(QQ)] }),
    told({ side: 'ok', services: [service(), service(QQ), service(GITHUB)] }),
    told({ side: 'ok', services: [service(), declined, { ...declined, id: 'b' }] }),
    told({ side: 'ok', services: [service(), service({ ...QQ, verdict: unknown('ambiguous') })] }),
    told({ side: 'ok', services: [service({ observations: [opaque] })] }),
    told({
      side: 'unclear',
      services: [service({ verdict: unknown('no-permission'), observations: [hidden] })],
    }),
    told({
      side: 'yours',
      user: fault({ cause: 'clock', suspects: ['device'] }),
      controls: [clock],
    }),
    told({ side: 'yours', services: [service({ verdict: filtered, observations: [knock] })] }),
    told({
      side: 'not-yours',
      services: [service({ verdict: silentPart, observations: failing, endpoints })],
    }),
    told({
      side: 'not-yours',
      services: [service({ verdict: silentPart, observations: half, endpoints })],
    }),
    told({
      side: 'yours',
      user: fault({ cause: 'no-internet', suspects: ['network'] }),
      services: [
        service({ verdict: fault({ cause: 'no-internet', suspects: ['network'] }) }),
        service(QQ),
      ],
    }),
    told({
      side: 'yours',
      user: fault({ cause: 'not-connected', suspects: ['device'] }),
    }),
    told({ side: 'yours', user: fault({ cause: 'no-internet', suspects: ['network'] }) }),
    told({ side: 'not-yours', services: tencent }),
    told({
      side: 'unclear',
      services: [
        service({ verdict: faultOf('does-not-answer', SUSPECTS), observations: [hidden] }),
      ],
    }),
    report({
      user: {
        kind: 'ok',
        evidence: [{ id: 'C', text: 'x', clears: ['device'], charges: ['provider'] }],
      },
    }),
  ];
}

/** Shown by pages themselves, not by this folder. */
const SHOWN_BY_PAGES = /^still_not_working_/;

test('no text of a verdict is left unsaid', { timeout: 30_000 }, () => {
  const en = translator('en');
  const said = new Set<string>();
  const t: Translate = (key, ...values) => {
    said.add(key);
    return en(key, ...values);
  };
  const all = serviceReports();
  for (const { report: one } of all) describeReport(one, t);
  for (const one of [...otherReports(), ...viewReports()])
    reportAsText(one, t, { locale: 'en', timeZone: 'UTC' });
  for (const { report: one } of all.filter((_, index) => index % 30 === 0)) {
    reportAsText(one, t, { locale: 'en', timeZone: 'UTC' });
  }
  const { user: _, overall: __, ...running } = report();
  const { verdict: ___, ...waiting } = service();
  describeReport(running, t);
  describeReport({ ...running, user: OK, services: [waiting] }, t);
  for (const side of ['ok', 'yours', 'not-yours', 'theirs', 'unclear', 'checking'] as const) {
    sideName(side, t);
  }
  for (const level of LEVELS) {
    const values = { level };
    tellEvidence({ id: 'P6', key: 'official-level', values, clears: [], charges: [] }, t);
  }
  serviceLine(service({ official: official() }), t);
  statusLine(undefined, { service: 'WeChat', provider: 'Tencent' }, t);
  const keys = [...messagesOf('en', 'verdicts').keys()];
  expect(keys.filter((key) => !said.has(key) && !SHOWN_BY_PAGES.test(key))).toEqual([]);
});
