import { describe, expect, it } from 'vitest';
import type { LabRun } from '../../../lab/result.ts';
import {
  concealed,
  fail,
  healthyAnswer,
  noName,
  ok,
  refused,
  reset,
  silence,
} from '../../diagnosis/build-facts.ts';
import { drawn, labRun, seen, service, told, twice } from './build-runs.ts';
import { incident, KNOWN, larkSees, linesOf, outside, SERVICES, SILENT, slow } from './lark.ts';

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
  const belowLark = (rcode: number) =>
    ['Elm', 'Dill'].map((operator) => {
      const { answer, ...asked } = told(operator, [], `abc.lark.example`);
      return { ...asked, subject: 'lark.example', ...(answer && { answer: { ...answer, rcode } }) };
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
    [
      'a name that does not resolve in a zone that lives',
      larkSees(...twice(noName()), ...KNOWN, ...belowLark(3)),
    ],
    ['one in a zone that is dead', larkSees(...twice(noName()), ...KNOWN, ...belowLark(2))],
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
});
