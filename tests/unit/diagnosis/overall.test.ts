import { describe, expect, it } from 'vitest';
import { overallOf } from '../../../src/diagnosis/overall.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import { fault, fine, named, noInternet, turned, unknown } from './build-verdicts.ts';

describe('overallOf()', () => {
  const slowLine = fault(['device', 'network'], { cause: 'slow-line', scope: 'slow' });
  const cases: readonly [string, Verdict, Verdict[], ReturnType<typeof overallOf>][] = [
    ['nothing chosen, all well', fine, [], { side: 'ok' }],
    ['nothing chosen, no internet', noInternet, [], { side: 'yours' }],
    ['nothing chosen, nothing known', unknown, [], { side: 'unclear' }],
    ['all ok or refusing', fine, [fine, turned], { side: 'ok' }],
    ['the user side is unknown, services answer', unknown, [fine], { side: 'ok' }],
    ['a service fails by the user side', noInternet, [noInternet, fine], { side: 'yours' }],
    ['theirs', fine, [fine, fault(['provider'])], { side: 'theirs', service: 's1' }],
    ['not yours', fine, [fault(['path', 'provider'])], { side: 'not-yours', service: 's0' }],
    [
      'path alone is not yours either',
      fine,
      [fault(['path'])],
      { side: 'not-yours', service: 's0' },
    ],
    ['blocked on this device', fine, [fault(['device'])], { side: 'yours', service: 's0' }],
    [
      'anybody',
      fine,
      [fault(['device', 'network', 'path', 'provider'])],
      { side: 'unclear', service: 's0' },
    ],
    [
      'down before partial before slow',
      fine,
      [
        fault(['provider'], { scope: 'slow' }),
        fault(['provider'], { scope: 'partial' }),
        fault(['path', 'provider']),
      ],
      { side: 'not-yours', service: 's2' },
    ],
    [
      'confirmed before suspected',
      fine,
      [fault(['provider']), fault(['path', 'provider'], { certainty: 'confirmed' })],
      { side: 'not-yours', service: 's1' },
    ],
    ['only unknown left', fine, [unknown], { side: 'unclear', service: 's0' }],
    ['unknown beside ok', fine, [fine, unknown], { side: 'unclear', service: 's1' }],
    ['a slow line with all services ok', slowLine, [fine], { side: 'yours' }],
    [
      'a slow line and a service that is down',
      slowLine,
      [fault(['path', 'provider'])],
      { side: 'not-yours', service: 's0' },
    ],
    [
      'the user side fails and a service proves its own',
      noInternet,
      [fault(['provider'])],
      { side: 'theirs', service: 's0' },
    ],
    ['the user side fails and every service answers', noInternet, [fine], { side: 'ok' }],
  ];
  it.each(cases)('%s', (_name, user, services, expected) => {
    expect(overallOf(user, named(...services))).toEqual(expected);
  });
});
