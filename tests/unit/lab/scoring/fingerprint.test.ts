import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/diagnosis/observation.ts';
import type { LabRun } from '../../../lab/result.ts';
import { USER } from '../../../lab/scoring/fingerprint.ts';
import {
  badDate,
  fail,
  healthyAnswer,
  noName,
  ok,
  refused,
  reset,
  silence,
} from '../../diagnosis/build-facts.ts';
import { drawn, labRun, seen, service, told, twice } from './build-runs.ts';
import { KNOWN, larkSees, linesOf, only, SILENT } from './lark.ts';

describe('what can be told from here', () => {
  it('reads as a list of what was seen', () => {
    expect(linesOf(SILENT)).toEqual([
      'itself: silent; others: known to two, agreed',
      'controls: all pass',
      'line: prompt',
    ]);
    expect(linesOf(SILENT, USER)).toEqual([
      'controls: all pass',
      'line: prompt',
      'services: some answer',
    ]);
    expect(linesOf(labRun(), 'wren')).toEqual(['itself: answers over TLS']);
  });

  const renamed = [...twice(silence(), { host: 'heron.example' })];
  const other = [
    told('Oak', ['203.0.113.9'], 'heron.example'),
    told('Yew', ['203.0.113.9'], 'heron.example'),
  ];
  const same: readonly (readonly [string, LabRun])[] = [
    ['names and addresses', larkSees(...renamed, ...other)],
    ['the order in which it was seen', larkSees(...[...twice(silence()), ...KNOWN].reverse())],
    [
      'how long silence was waited for',
      larkSees(...twice(silence(), { durationMs: 9_000 }), ...KNOWN),
    ],
    ['the order of services', labRun({ services: [...SILENT.report.services].reverse() })],
    [
      'which controls were drawn',
      labRun({ ...SILENT, services: SILENT.report.services, controls: drawn().slice(1) }),
    ],
    [
      "one operator's control that is down",
      labRun({ services: SILENT.report.services, controls: drawn(only('Cedar')) }),
    ],
    [
      "one operator's control that chance lets down",
      labRun({
        services: SILENT.report.services,
        controls: [
          ...drawn(),
          seen(silence(), { role: 'https', operator: 'Cedar', host: 'www.cedar.example' }),
        ],
      }),
    ],
    [
      'a control that is stopped on this device',
      labRun({
        services: SILENT.report.services,
        controls: drawn(only('Cedar', fail('blocked', { blocker: 'extension' }))),
      }),
    ],
    [
      'a sample that is void',
      larkSees(seen(fail('aborted', { discard: true })), ...twice(silence()), ...KNOWN),
    ],
    [
      'a status page that is green',
      labRun({
        services: [
          {
            ...service('lark', { observations: [...twice(silence()), ...KNOWN] }),
            official: {
              feed: 'https://status.example/',
              level: 'operational',
              scope: 'page',
              components: [],
              incidents: [],
              fetchedAt: '',
            },
          },
          service('wren'),
        ],
      }),
    ],
  ];
  it.each(same)('does not hang on %s', (_, run) => {
    expect(linesOf(run)).toEqual(linesOf(SILENT));
  });

  it('takes one attempt that answers for all, and the reason for what was silent first', () => {
    const late = larkSees(seen(silence()), seen(ok(), { attempt: 2 }));
    expect(linesOf(late)).toEqual(['itself: answers over TLS']);
    const mixed = larkSees(seen(silence()), seen(reset(), { attempt: 2 }));
    expect(linesOf(mixed)).toEqual(linesOf(larkSees(...twice(reset()))));
  });

  const unreachable = (): Outcome => fail('tcp', { transport: 'unreachable' });
  const cut = (): Outcome => fail('tcp', { transport: 'closed' });
  const plain = (outcome: Outcome) => seen(outcome, { role: 'plain-http', secure: false });
  const lookedUp = (outcome: Outcome) =>
    seen(outcome, { role: 'resolver', subject: 'lark.example' });
  const took = (connectMs: number, firstByteMs: number) =>
    seen(ok({ phases: { dnsMs: 1, connectMs, firstByteMs } }), { durationMs: 4_000, attempt: 2 });
  it.each<[string, LabRun, LabRun]>([
    [
      'of which packets a router says that there is no way',
      larkSees(seen(refused()), seen(unreachable(), { attempt: 2 }), plain(unreachable())),
      larkSees(...twice(refused()), plain(silence())),
    ],
    [
      'whether who cuts a connection cuts it early or late',
      larkSees(seen(cut()), seen(reset(), { attempt: 2 }), plain(cut())),
      larkSees(...twice(reset()), plain(reset())),
    ],
    [
      'who gives a silent resolver up first',
      larkSees(...twice(noName()), lookedUp(noName()), lookedUp(silence())),
      larkSees(...twice(noName()), lookedUp(silence())),
    ],
    [
      'which stretch of a late answer is the longer one',
      larkSees(took(3_000, 100)),
      larkSees(took(100, 3_000)),
    ],
    [
      'whether the first attempt at what is late was still waited for',
      larkSees(seen(silence()), took(0, 1_500)),
      larkSees(took(2_600, 1_500)),
    ],
  ])('does not hang on %s', (_, one, other) => {
    expect(linesOf(one)).toEqual(linesOf(other));
    expect(linesOf(one)).not.toEqual(linesOf(SILENT));
  });

  it('keeps apart what only looks a little like chance', () => {
    expect(linesOf(larkSees(...twice(unreachable()), plain(silence())))).toContain(
      'itself: tcp unreachable; plain http: tcp unreachable',
    );
    expect(linesOf(larkSees(...twice(cut())))).not.toEqual(linesOf(larkSees(...twice(reset()))));
    expect(linesOf(larkSees(seen(silence()), took(0, 200)))).toEqual(['itself: answers over TLS']);
  });

  it('takes it for silence where Firefox falls back to a version of IP that has no way there', () => {
    const by = (address: string) => drawn((spec) => ({ ...healthyAnswer(spec), address }));
    const tried = (browser: LabRun['browser'], outcome: Outcome, controls = by('2001:db8::9')) => {
      const observations = [...twice(outcome), ...KNOWN];
      const services = [service('lark', { observations })];
      return linesOf(labRun({ browser, services, controls }));
    };
    expect(tried('firefox', refused())).toEqual(tried('firefox', silence()));
    expect(tried('firefox', reset())).not.toEqual(tried('firefox', silence()));
    expect(tried('chromium', refused())).not.toEqual(tried('chromium', silence()));
    const dual = [...by('2001:db8::9'), ...by('192.0.2.80')];
    expect(tried('firefox', refused(), dual)).not.toEqual(tried('firefox', silence(), dual));
  });

  it('tells whether a name that nobody knows was once seen to lead to the service', () => {
    const gone = larkSees(...twice(noName()), told('Elm', []), told('Dill', []));
    expect(linesOf({ ...gone, answeredBefore: ['lark'] })).toEqual([
      ...linesOf(gone),
      'before: it answered',
    ]);
    expect(linesOf({ ...gone, answeredBefore: ['wren'] })).toEqual(linesOf(gone));
    expect(linesOf({ ...SILENT, answeredBefore: ['lark'] })).toEqual(linesOf(SILENT));
  });

  it('does not hang on when a browser gives up a resolver that is silent, where nothing answers', () => {
    const cutOff = (retry = silence()): LabRun =>
      labRun({
        services: [
          service('lark', { observations: [seen(silence()), seen(retry, { attempt: 2 })] }),
        ],
        controls: drawn(silence).flatMap((each) => [each, { ...each, outcome: retry, attempt: 2 }]),
      });
    expect(linesOf(cutOff(noName()))).toEqual(linesOf(cutOff()));
    expect(linesOf(cutOff(noName()), USER)).toEqual(linesOf(cutOff(), USER));
    const late = drawn(noName).map((each) => ({ ...each, durationMs: 9_000 }));
    expect(linesOf(labRun({ services: [], controls: late }), USER)).toContain(
      'controls: all silent',
    );
    const atOnce = labRun({ services: [], controls: drawn(noName) });
    expect(linesOf(atOnce, USER)).toContain('controls: all dns');
  });

  it('does not hang on who waits in line for a look-up, where every name fails in time', () => {
    const failing = (first: ReturnType<typeof silence>): LabRun =>
      labRun({
        services: [
          service('lark', { observations: [seen(first), seen(noName(), { attempt: 2 })] }),
        ],
        controls: drawn(noName),
      });
    expect(linesOf(failing(silence()))).toEqual(linesOf(failing(noName())));
    expect(linesOf(failing(silence()), USER)).toEqual(linesOf(failing(noName()), USER));
    expect(linesOf(failing(silence()))).not.toEqual(linesOf(failing(reset())));
  });

  it('does not hang on whether a browser was in time to tell where plain http answered', () => {
    const plain = (address?: string): LabRun => {
      const answer = ok({ verified: false, ...(address !== undefined && { address }) });
      const asked = seen(answer, { role: 'plain-http', secure: false });
      return larkSees(...twice(silence()), ...KNOWN, asked);
    };
    expect(linesOf(plain('192.0.2.7'))).toEqual(linesOf(plain()));
    expect(linesOf(plain('192.0.2.99'))).not.toEqual(linesOf(plain()));
  });

  it('does not hang on which packet a router was heard about', () => {
    const plain = (outcome: Outcome): LabRun => {
      const asked = seen(outcome, { role: 'plain-http', secure: false });
      return larkSees(...twice(fail('tcp', { transport: 'unreachable' })), ...KNOWN, asked);
    };
    const cutOff = plain(fail('tcp', { transport: 'unreachable' }));
    expect(linesOf(plain(silence()))).toEqual(linesOf(cutOff));
    expect(linesOf(plain(reset()))).not.toEqual(linesOf(cutOff));
  });

  it("tells of a proxy, by its word or by the address that is everybody's", () => {
    const word = larkSees(...twice({ ...silence(), proxied: true }), ...KNOWN);
    expect(linesOf(word)).toContain('way: through a proxy');
    const shared = drawn((spec) => ({ ...healthyAnswer(spec), address: '192.0.2.99' }));
    const everybodys = { ...larkSees(...twice(silence()), ...KNOWN) };
    const { report } = everybodys;
    expect(linesOf({ ...everybodys, report: { ...report, controls: shared } })).toContain(
      'way: through a proxy',
    );
    expect(linesOf(everybodys)).not.toContain('way: through a proxy');
  });

  it('takes the last of several answers that are as bad', () => {
    const answers = (first: number, second: number): LabRun =>
      larkSees(seen(ok({ status: first })), seen(ok({ status: second }), { attempt: 2 }));
    expect(linesOf(answers(500, 503))[0]).toBe('itself: 503 over TLS');
    expect(linesOf(answers(503, 500))[0]).toBe('itself: 500 over TLS');
  });

  it('takes any clock within five minutes for right', () => {
    const skewed = (clockSkewMs: number): LabRun =>
      labRun({
        services: [service('lark', { observations: twice(badDate()) }), service('wren')],
        controls: drawn(() => ok({ clockSkewMs })),
      });
    expect(linesOf(skewed(240_000))).toEqual(linesOf(skewed(-240_000)));
    expect(linesOf(skewed(360_000))).not.toEqual(linesOf(skewed(240_000)));
    expect(linesOf(skewed(360_000))).toContain('clock: minutes behind');
    expect(linesOf(skewed(-90_000_000))).toContain('clock: days ahead');
  });
});
