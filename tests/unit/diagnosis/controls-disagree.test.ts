import { describe, expect, it } from 'vitest';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import {
  badDate,
  badIssuer,
  badName,
  controls,
  endpoint,
  gone,
  healthyAnswer,
  knock,
  known,
  noName,
  observe,
  ok,
  refused,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { canary, judge, noDates, withSkew } from './judge-one.ts';

describe('diagnose() with controls that say otherwise', () => {
  const portal = controls((spec) =>
    spec.role === 'portal' ? ok({ verified: false, content: 'other' }) : reset(),
  );
  const cases: readonly [string, ServiceFacts, Partial<RoundFacts>, string][] = [
    [
      'target answers over TLS, no control does',
      service(ok()),
      { controls: controls(silence) },
      'ok',
    ],
    [
      '503 over TLS while the controls fail',
      service(ok({ status: 503 })),
      { controls: controls(silence) },
      'T3 server-error provider',
    ],
    [
      'everything silent',
      service(silence()),
      { controls: controls(silence) },
      'C7 no-internet device+network',
    ],
    ['behind a portal', service(reset()), { controls: portal }, 'C2 captive-portal network'],
    [
      'an answer in clear text behind a portal is the portal',
      service(ok({ verified: false })),
      { controls: portal },
      'C2 captive-portal network',
    ],
    [
      'gone by two operators while the controls fail',
      service(noName(), { asked: gone() }),
      { controls: controls(silence) },
      'P2 name-gone provider',
    ],
    [
      'too few controls',
      service(silence(), { asked: [...known(), knock(silence())] }),
      { controls: controls().slice(0, 2) },
      'unknown insufficient',
    ],
    [
      "only the provider's own controls",
      service(silence(), { provider: 'Aster' }),
      { controls: controls().filter(({ operator }) => operator === 'Aster') },
      'unknown insufficient',
    ],
    [
      'a service of an operator of controls',
      service(silence(), { provider: 'aster', asked: [...known(), knock(silence())] }),
      {},
      'P5 no-answer path+provider',
    ],
    [
      'expired, and our clock is off by a day',
      service(badDate()),
      { controls: withSkew(12 * 3_600_000) },
      'P4 certificate-expired device+provider',
    ],
    [
      'expired, and nobody tells the time',
      service(badDate()),
      { controls: noDates() },
      'P4 certificate-expired device+provider',
    ],
    [
      'silent on a starved machine',
      service(silence(), { asked: [...known(), knock(silence())] }),
      { timersLateMs: 2_500 },
      'unknown insufficient',
    ],
    [
      'names that cannot exist resolve here, and this one is gone',
      service(badName(), { asked: gone() }),
      { controls: [...controls(), canary(ok({ verified: false }))] },
      'P2 name-gone provider',
    ],
    [
      'an http search page answers for a name that is gone',
      service(refused(), { asked: gone() }),
      { controls: [...controls(), canary(refused())] },
      'P2 name-gone provider',
    ],
    [
      'local service silent while there is no internet',
      service(silence(), { where: 'local' }),
      { controls: controls(silence) },
      'P5 no-answer device+network+path+provider',
    ],
  ];
  const ANYBODY = 'device+network+path+provider';
  const dead = [...known(), knock(silence())];
  const clockOff = controls((spec) =>
    spec.role === 'portal'
      ? ok({ verified: false, status: 204, content: 'expected', clockSkewMs: 3e8 })
      : healthyAnswer(spec),
  );
  const odd = controls((spec) =>
    spec.role === 'portal'
      ? ok({
          verified: false,
          status: 302,
          content: 'other',
          redirectHost: `${spec.operator.toLowerCase()}.elsewhere.example`,
        })
      : healthyAnswer(spec),
  );
  const twoUntrusted = controls((spec) =>
    spec.host === 'www.cedar.example' ? badIssuer() : healthyAnswer(spec),
  );
  const noNames = controls((spec) => (spec.role === 'address' ? ok() : noName()));
  const cutOff = controls((spec) =>
    ['portal.aster.example', 'www.cedar.example', '192.0.2.53'].includes(spec.host)
      ? silence()
      : healthyAnswer(spec),
  );
  const numeric = [endpoint('203.0.113.80')];
  const numericService = {
    ...service(refused(), { endpoints: numeric }),
    observations: [observe({ role: 'endpoint', host: '203.0.113.80', outcome: refused() })],
  };
  const unexplained: typeof cases = [
    [
      'a clock far off explains no silence',
      service(silence(), { asked: dead }),
      { controls: clockOff },
      `P5 no-answer ${ANYBODY}`,
    ],
    [
      'broken DNS explains no refusal of an address',
      numericService,
      { controls: noNames },
      `P5 refused ${ANYBODY}`,
    ],
    [
      'half of the controls cut off for good is no lossy line',
      service(silence(), { asked: dead }),
      { controls: cutOff },
      `P5 no-answer ${ANYBODY}`,
    ],
    [
      'http controls led elsewhere are no healthy line',
      service(silence(), { asked: dead }),
      { controls: odd },
      `P5 no-answer ${ANYBODY}`,
    ],
    [
      'several parties with a certificate that nobody vouches for',
      service(badIssuer()),
      { controls: twoUntrusted },
      'P4 certificate-untrusted device+network+path',
    ],
    [
      'expired, and one clear-text clock alone says that ours is right',
      service(badDate()),
      {
        controls: noDates().map((o) =>
          o.host === 'check.birch.example'
            ? {
                ...o,
                outcome: ok({
                  verified: false,
                  status: 204,
                  content: 'expected',
                  clockSkewMs: 100,
                }),
              }
            : o,
        ),
      },
      'P4 certificate-expired device+provider',
    ],
    [
      'a stale word of Firefox about a portal, while every control has its exact content',
      service(silence(), { asked: dead }),
      { portal: 'locked' },
      'P5 no-answer path+provider',
    ],
  ];
  it.each([...cases, ...unexplained])('%s', (_name, lark, facts, expected) => {
    expect(judge(lark, facts)).toBe(expected);
  });
});
