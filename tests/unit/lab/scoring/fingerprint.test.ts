import { describe, expect, it } from 'vitest';
import type { LabRun } from '../../../lab/result.ts';
import { fingerprintsOf, USER } from '../../../lab/scoring/fingerprint.ts';
import {
  badDate,
  type ControlSpec,
  concealed,
  fail,
  healthyAnswer,
  noName,
  ok,
  refused,
  reset,
  silence,
} from '../../diagnosis/build-facts.ts';
import { drawn, labRun, type Seen, seen, service, told, twice } from './build-runs.ts';

function linesOf(run: LabRun, subject = 'lark'): readonly string[] {
  return fingerprintsOf(run).find((print) => print.subject === subject)?.lines ?? [];
}

function larkSees(...observations: readonly Seen[]): LabRun {
  return labRun({
    services: [service('lark', { observations: [...observations] }), service('wren')],
  });
}

const KNOWN = [told('Elm', ['192.0.2.7']), told('Dill', ['192.0.2.7'])];
const SILENT = larkSees(...twice(silence()), ...KNOWN);

const only =
  (operator: string, outcome = silence()) =>
  (spec: ControlSpec) =>
    spec.operator === operator ? outcome : healthyAnswer(spec);

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
    const atOnce = labRun({ services: [], controls: drawn(noName) });
    expect(linesOf(atOnce, USER)).toContain('controls: all dns');
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

const outside = (outcome: 'answers' | 'fails', isNear: boolean) => ({
  state: 'answered' as const,
  host: 'lark.example',
  probes: [{ country: 'DE', asn: 1, network: 'A', isNear, outcome }],
});
const incident = (since: string) => ({
  feed: '',
  level: 'operational' as const,
  scope: 'component' as const,
  components: [],
  incidents: [{ title: 'Trouble', level: 'partial' as const, isNamed: true, since }],
  fetchedAt: '',
});
const slow = { dnsMs: 1, connectMs: 5, firstByteMs: 5 };
const SERVICES = SILENT.report.services;

describe('what makes another class', () => {
  const silent = [...twice(silence()), ...KNOWN];
  const larkBeside = (more: Parameters<typeof service>[1]): LabRun =>
    labRun({ services: [service('lark', { observations: silent, ...more }), service('wren')] });
  const beside = (...others: Parameters<typeof service>[]): LabRun =>
    labRun({
      services: [
        service('lark', { observations: silent }),
        ...others.map(([id, more]) => service(id, more)),
      ],
    });
  const different: readonly (readonly [string, LabRun])[] = [
    ['silence', SILENT],
    ['an answer', larkSees(seen(ok()))],
    [
      'controls of which each is sent to another place',
      labRun({
        services: SERVICES,
        controls: drawn((spec) =>
          spec.role === 'portal'
            ? ok({ verified: false, redirectHost: `sign-in.${spec.host}` })
            : silence(),
        ),
      }),
    ],
    [
      'others for whom it fails by its own word',
      larkBeside({
        outside: {
          ...outside('fails', true),
          probes: [
            { country: 'DE', asn: 1, network: 'A', isNear: true, outcome: 'fails', status: 503 },
          ],
        },
      }),
    ],
    ['an incident of today', larkBeside({ official: incident('2026-03-01T07:00:00.000Z') })],
    ['an old incident', larkBeside({ official: incident('2026-02-01T07:00:00.000Z') })],
    ['a refusal', larkSees(...twice(refused()), ...KNOWN)],
    [
      'a word that no table lists',
      larkSees(...twice(fail('unknown', { code: 'net::ERR_NEW' })), ...KNOWN),
    ],
    [
      'another such word',
      larkSees(...twice(fail('unknown', { code: 'net::ERR_NEWER' })), ...KNOWN),
    ],
    ['a name that does not resolve', larkSees(...twice(noName()), ...KNOWN)],
    ['a name that others deny', larkSees(...twice(noName()), told('Elm', []), told('Dill', []))],
    [
      'a name that one denies',
      larkSees(...twice(noName()), told('Elm', []), KNOWN[1] ?? seen(ok())),
    ],
    [
      'names that others give without agreeing',
      larkSees(...twice(silence()), told('Elm', ['192.0.2.7']), told('Dill', ['192.0.2.8'])),
    ],
    [
      'silence after a redirect',
      larkSees(...twice(fail('timeout', { finalHost: 'other.example' }))),
    ],
    ['a failure that stays hidden', larkSees(...twice(concealed()), ...KNOWN)],
    [
      'one that stays hidden and took its time',
      larkSees(...twice(concealed(), { durationMs: 3_000 }), ...KNOWN),
    ],
    [
      'a knock that is answered',
      larkSees(
        ...silent,
        seen(fail('tls', { tls: 'name' }), {
          role: 'knock',
          host: '192.0.2.7',
          subject: 'lark.example',
        }),
      ),
    ],
    [
      'a knock that is silent',
      larkSees(
        ...silent,
        seen(silence(), { role: 'knock', host: '192.0.2.7', subject: 'lark.example' }),
      ),
    ],
    [
      'plain http that answers',
      larkSees(
        ...silent,
        seen(ok({ verified: false, address: '192.0.2.7' }), { role: 'plain-http', secure: false }),
      ),
    ],
    [
      'plain http that answers from elsewhere',
      larkSees(
        ...silent,
        seen(ok({ verified: false, address: '192.0.2.99' }), { role: 'plain-http', secure: false }),
      ),
    ],
    [
      'plain http that answers from this device',
      larkSees(
        ...silent,
        seen(ok({ verified: false, address: '127.0.0.1' }), { role: 'plain-http', secure: false }),
      ),
    ],
    ['an answer 503', larkSees(seen(ok({ status: 503 })))],
    ['an answer 503 that names a time', larkSees(seen(ok({ status: 503, retryAfterMs: 60_000 })))],
    ["a proxy's 503", larkSees(seen(ok({ status: 503, proxy: 'squid' })))],
    ['a challenge', larkSees(seen(ok({ status: 403, challenge: true })))],
    ['403', larkSees(seen(ok({ status: 403 })))],
    ['an answer in clear text', larkSees(seen(ok({ verified: false }), { secure: false }))],
    [
      'an answer that stays hidden',
      larkSees(seen(ok({ status: 0, verified: false, opaque: true }))),
    ],
    ['garbage', larkSees(seen(ok({ headless: true, verified: false })))],
    [
      'a late connection',
      larkSees(seen(ok({ phases: { ...slow, connectMs: 4_000 } }), { durationMs: 4_100 })),
    ],
    [
      'a late first byte',
      larkSees(seen(ok({ phases: { ...slow, firstByteMs: 4_000 } }), { durationMs: 4_100 })),
    ],
    [
      'a sibling that is silent too',
      beside([
        'teal',
        { provider: 'LARK INC', observations: twice(silence(), { host: 'teal.example' }) },
      ]),
    ],
    [
      'a sibling that says 503',
      beside([
        'teal',
        {
          provider: 'lark inc',
          observations: [seen(ok({ status: 503 }), { host: 'teal.example' })],
        },
      ]),
    ],
    [
      'another provider that is silent too',
      beside(['wren', { observations: twice(silence(), { host: 'wren.example' }) }]),
    ],
    [
      'several of them',
      beside(
        ['wren', { observations: twice(silence()) }],
        ['teal', { observations: twice(silence()) }],
      ),
    ],
    ['others near that get through', larkBeside({ outside: outside('answers', true) })],
    ['others far away that get through', larkBeside({ outside: outside('answers', false) })],
    ['others near for whom it fails', larkBeside({ outside: outside('fails', true) })],
    [
      'a status page that is red',
      larkBeside({
        official: {
          feed: '',
          level: 'major',
          scope: 'component',
          components: [],
          incidents: [],
          fetchedAt: '',
        },
      }),
    ],
    ['another network that it failed on', larkBeside({ failedElsewhere: true })],
    [
      'a browser that knows of no link',
      labRun({ services: SERVICES, circumstances: { onLine: false } }),
    ],
    ['controls that are silent', labRun({ services: SERVICES, controls: drawn(silence) })],
    [
      'names of controls that do not resolve',
      labRun({
        services: SERVICES,
        controls: drawn((spec) => (spec.role === 'address' ? ok() : noName())),
      }),
    ],
    [
      'https controls that fail',
      labRun({
        services: SERVICES,
        controls: drawn((spec) => (spec.role === 'portal' ? healthyAnswer(spec) : reset())),
      }),
    ],
    [
      'controls that are sent away',
      labRun({
        services: SERVICES,
        controls: drawn((spec) =>
          spec.role === 'portal'
            ? ok({ verified: false, redirectHost: 'sign-in.example' })
            : silence(),
        ),
      }),
    ],
    [
      'a slow line',
      labRun({
        services: SERVICES,
        controls: drawn().map((each) => ({ ...each, durationMs: 2_000 })),
      }),
    ],
    [
      'a version of IP that is the only way there, and by which nothing answers',
      labRun({
        services: [
          service('lark', { observations: [...twice(silence()), told('Elm', ['2001:db8::7'])] }),
          service('wren'),
        ],
      }),
    ],
    [
      'a name that cannot exist and resolves',
      labRun({
        services: SERVICES,
        controls: [
          ...drawn(),
          seen(ok({ verified: false }), { role: 'canary', host: 'qwx.com', secure: false }),
        ],
      }),
    ],
    [
      'one part of two that is silent',
      labRun({
        services: [
          service('lark', {
            endpoints: [
              { url: '', function: 'web' },
              { url: '', function: 'api' },
            ],
            observations: [...silent, seen(ok(), { index: 1 })],
          }),
          service('wren'),
        ],
      }),
    ],
  ];
  it('tells all of these apart', () => {
    const prints = new Map<string, string>();
    for (const [what, run] of different) {
      const print = linesOf(run).join('\n');
      expect.soft(prints.get(print), what).toBeUndefined();
      prints.set(print, what);
    }
  });

  it('takes endpoints of one function for one', () => {
    const endpoints = [
      { url: '', function: 'web' as const },
      { url: '', function: 'web' as const },
    ];
    const observations = [...silent, seen(ok(), { index: 1 })];
    const run = labRun({ services: [service('lark', { endpoints, observations })] });
    expect(linesOf(run)).toEqual(['itself: answers over TLS']);
  });

  it('calls controls of several operators that fail and pass by turns chance', () => {
    const flaky = drawn().flatMap((each, index) =>
      index < 2
        ? [
            { ...each, outcome: silence() },
            { ...each, attempt: 2 as const },
          ]
        : [each],
    );
    expect(linesOf(labRun({ controls: flaky }), USER)).toContain('controls: by chance');
    const cut = drawn((spec) =>
      ['Aster', 'Cedar'].includes(spec.operator) ? silence() : healthyAnswer(spec),
    );
    expect(linesOf(labRun({ controls: cut }), USER)).toContain('controls: some silent');
  });
});
