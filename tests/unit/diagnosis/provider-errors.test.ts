import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { Outcome } from '../../../src/diagnosis/observation.ts';
import { endpoint, observe, ok, service } from './build-facts.ts';
import { anySide, farSide, NEAR_THROUGH, outside } from './build-views.ts';
import { evidenceOf, judge } from './judge-one.ts';

const MINUTE = 60_000;
const P5D = 'P5d no-answer provider';
const AS_BEFORE = 'P5 no-answer path+provider';

/** Another service of the same provider, and how its attempts ended. */
function wren(outcomes: readonly Outcome[], more: Partial<ServiceFacts> = {}): ServiceFacts {
  const host = 'www.wren.example';
  const secure = more.endpoints?.[0]?.secure ?? true;
  return {
    ...service(ok()),
    id: 'wren',
    name: 'Wren',
    provider: 'MEADOW',
    endpoints: [endpoint(host)],
    observations: outcomes.map((outcome, index) =>
      observe({ role: 'endpoint', host, secure, outcome, attempt: index === 0 ? 1 : 2 }),
    ),
    ...more,
  };
}

const lately = (minutes: number, host = 'www.wren.example'): Partial<ServiceFacts> => ({
  serverErrors: [{ host, status: 502, agoMs: minutes * MINUTE }],
});

describe('P5d: another address of the same provider says that it cannot serve', () => {
  it.each<[string, ServiceFacts, string]>([
    ['503', wren([ok({ status: 503 })]), P5D],
    ['its CDN cannot reach it', wren([ok({ status: 522 })]), P5D],
    ['503 twice', wren([ok({ status: 503 }), ok({ status: 500 })]), P5D],
    ['503, and then it served', wren([ok({ status: 503 }), ok()]), AS_BEFORE],
    ['it turned us away', wren([ok({ status: 429 })]), AS_BEFORE],
    ['a bot challenge', wren([ok({ status: 503, challenge: true })]), AS_BEFORE],
    ['a proxy says so', wren([ok({ status: 503, proxy: 'squid' })]), AS_BEFORE],
    [
      'in clear text',
      wren([ok({ status: 503, verified: false })], {
        endpoints: [endpoint('www.wren.example', { secure: false })],
      }),
      AS_BEFORE,
    ],
    [
      'the person expects that status',
      wren([ok({ status: 503 })], {
        endpoints: [endpoint('www.wren.example', { status: [500, 599] })],
      }),
      AS_BEFORE,
    ],
    ['another provider', wren([ok({ status: 503 })], { provider: 'Heath' }), AS_BEFORE],
  ])('%s', (_name, other, expected) => {
    const lark = farSide();
    expect(judge(lark, { services: [lark, other] })).toBe(expected);
  });

  it.each<[string, Partial<ServiceFacts>, string]>([
    ['a minute ago', lately(1), P5D],
    ['five minutes ago', lately(5), P5D],
    ['longer ago', lately(5.1), AS_BEFORE],
    ['in the future', lately(-1), AS_BEFORE],
    ['by the very host that is silent now', lately(1, 'www.lark.example'), AS_BEFORE],
  ])('%s', (_name, more, expected) => {
    expect(judge(farSide(more))).toBe(expected);
  });

  it('forgets what the host has taken back since', () => {
    const lark = farSide(lately(1));
    expect(judge(lark, { services: [lark, wren([ok()])] })).toBe(AS_BEFORE);
    const other = wren([ok()], { provider: 'Heath' });
    expect(judge(lark, { services: [lark, other] })).toBe(P5D);
  });

  it('narrows from all four suspects as well', () => {
    expect(judge(anySide(lately(1)))).toBe('P5d no-answer provider');
  });

  it('narrows nothing where others get through', () => {
    expect(judge(farSide({ ...lately(1), outside: outside('FR1+', 'US2+') }))).toBe(AS_BEFORE);
  });

  it('is told, and cites nothing, where others near get through', () => {
    const lark = farSide({ outside: NEAR_THROUGH });
    const services = [lark, wren([ok({ status: 503 })])];
    expect(judge(lark, { services })).toBe(AS_BEFORE);
    expect(evidenceOf(lark, { services }).map(({ key }) => key)).toContain('provider-errors');
  });

  it('is no word of a service on itself', () => {
    const keys = evidenceOf(wren([ok({ status: 503 })])).map(({ key }) => key);
    expect(keys).toEqual(['server-error']);
  });

  it('cites the answer of this round', () => {
    const lark = farSide(lately(1));
    const other = wren([ok({ status: 503 })]);
    const [rule] = evidenceOf(lark, { services: [lark, other] });
    expect(rule).toMatchObject({
      id: 'P5d',
      values: { host: 'www.wren.example', status: 503 },
      observations: other.observations.map(({ n }) => n),
    });
  });
});
