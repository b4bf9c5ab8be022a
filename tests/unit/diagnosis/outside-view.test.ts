import { describe, expect, it } from 'vitest';
import type { OutsideFacts } from '../../../src/diagnosis/other-views.ts';
import {
  badDate,
  badName,
  concealed,
  endpoint,
  fail,
  knock,
  known,
  lookup,
  noName,
  ok,
  refused,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { anySide, FAILS_EVERYWHERE, farSide, NEAR_THROUGH, outside } from './build-views.ts';
import { evidenceOf, judge, noDates } from './judge-one.ts';

const P5A = 'P5a no-answer provider';
const P5E = 'P5e no-answer path';
const AS_BEFORE = 'P5 no-answer path+provider';

describe('P5a and P5e: what others see', () => {
  it.each<[string, OutsideFacts, string]>([
    ['fails for all, near and far', outside('*DE1-', '*DE2-', 'FR3-'), P5A],
    ['fails in two networks of two countries', outside('DE1-', 'FR2-', 'FR3-'), P5A],
    ['fails for two, which are few', outside('*DE1-', 'FR2-'), AS_BEFORE],
    ['fails far away alone', outside('*DE1?', '*DE2?', 'FR3-', 'US4-', 'JP5-'), AS_BEFORE],
    ['fails for all but one turned away', outside('*DE1-', '*DE2-', 'FR3-', 'US4!'), AS_BEFORE],
    ['fails in one network of two countries', outside('DE1-', 'FR1-', 'US1-'), AS_BEFORE],
    ['fails in three networks of one country', outside('*DE1-', '*DE2-', '*DE3-'), AS_BEFORE],
    ['fails for all but one far away', outside('*DE1-', '*DE2-', 'FR3-', 'US4+'), AS_BEFORE],
    ['fails for all but one near', outside('*DE1+', '*DE2-', 'FR3-'), AS_BEFORE],
    ['gets through near and far', outside('*DE1+', 'FR2+'), P5E],
    ['gets through near alone, in two networks', outside('*DE1+', '*DE2+'), P5E],
    ['gets through in one network', outside('*DE1+', '*DE1+'), AS_BEFORE],
    ['gets through far away alone', outside('FR1+', 'US2+'), AS_BEFORE],
    ['gets through near, and fails far away', outside('*DE1+', '*DE2+', 'FR3-'), AS_BEFORE],
    ['all turned away', outside('*DE1!', '*DE2!', 'FR3!'), AS_BEFORE],
    ['all void', outside('*DE1?', '*DE2?', 'FR3?'), AS_BEFORE],
    ['nobody at all', outside(), AS_BEFORE],
    ['one failing, the others void', outside('*DE1-', 'FR2?', 'US3!'), AS_BEFORE],
    ['void and turned away count for neither side', outside('*DE1+', 'FR2+', 'US3?', 'JP4!'), P5E],
  ])('%s', (_name, seen, expected) => {
    expect(judge(farSide({ outside: seen }))).toBe(expected);
  });

  it('clears no name that may lead astray: many a service drops machines in data centres', () => {
    const alive = (seen: OutsideFacts) =>
      judge(service(silence(), { asked: [...known(), knock(badName())], outside: seen }));
    expect(alive(FAILS_EVERYWHERE)).toBe('P5a no-answer device+network+provider');
    const told = FAILS_EVERYWHERE.probes.map((probe) => ({ ...probe, status: 503 }));
    expect(alive({ probes: told })).toBe(P5A);
  });

  it('narrows from all four suspects as well', () => {
    expect(judge(anySide({ outside: FAILS_EVERYWHERE }))).toBe(P5A);
    expect(judge(anySide({ outside: NEAR_THROUGH }))).toBe('P5e no-answer device+network+path');
  });

  it.each<[string, OutsideFacts, string[]]>([
    ['near fails, far answers', outside('*DE1-', '*DE2-', 'FR3+'), ['others-near-fail']],
    ['far alone', outside('FR1+', 'US2+'), ['others-far-get-through']],
    ['disagreement', outside('*DE1+', '*DE2-', 'FR3-'), ['others-mixed']],
    ['nothing that counts', outside('*DE1!', 'FR2?'), []],
  ])('is told where it decides nothing: %s', (_name, seen, keys) => {
    const evidence = evidenceOf(farSide({ outside: seen }));
    expect(evidence.filter(({ key }) => key.startsWith('others')).map(({ key }) => key)).toEqual(
      keys,
    );
  });

  it('tells how many, in how many countries', () => {
    const [rule] = evidenceOf(farSide({ outside: outside('*DE1-', '*DE2-', 'FR3-', 'US4?') }));
    expect(rule).toMatchObject({
      key: 'others-fail-too',
      values: { failed: 3, total: 3, countries: 2 },
    });
  });

  it.each<[string, OutsideFacts]>([
    ['fails everywhere', FAILS_EVERYWHERE],
    ['gets through', NEAR_THROUGH],
  ])('says nothing of a host that it was not asked about: %s', (_name, seen) => {
    const elsewhere = { ...seen, host: 'login.lark.example' };
    expect(judge(farSide({ outside: elsewhere }))).toBe(AS_BEFORE);
    expect(evidenceOf(farSide({ outside: elsewhere })).some(({ key }) => /^others/.test(key))).toBe(
      false,
    );
    const same = { ...seen, host: 'www.lark.example' };
    expect(judge(farSide({ outside: same }))).not.toBe(AS_BEFORE);
  });

  it('says nothing of the host that a redirect led on to', () => {
    const away = { ...reset(), finalHost: 'login.lark.example' };
    const first = { ...NEAR_THROUGH, host: 'www.lark.example' };
    expect(judge(service(away, { outside: first }))).toBe('P5 reset device+network+path+provider');
    const last = { ...NEAR_THROUGH, host: 'login.lark.example' };
    expect(judge(service(away, { outside: last }))).toBe('P5e reset device+network+path');
  });

  it('leaves out failures where the service is known not to answer', () => {
    const seen = outside('CN1-', 'CN2-', 'DE3-');
    expect(judge(farSide({ outside: seen }))).toBe(P5A);
    expect(judge(farSide({ outside: seen, reachableFrom: ['world'] }))).toBe(AS_BEFORE);
    expect(judge(farSide({ outside: seen, reachableFrom: ['china', 'world'] }))).toBe(P5A);
  });
});

describe('P5e: what an answer elsewhere refutes', () => {
  const through = (lark: ReturnType<typeof service>) => ({ ...lark, outside: NEAR_THROUGH });
  const api = {
    endpoints: [endpoint('www.lark.example', { url: 'https://www.lark.example/v1/me' })],
  };
  it.each<[string, ReturnType<typeof service>, string]>([
    ['a refusal', service(refused(), { asked: [knock(refused())] }), 'P5e refused path'],
    ['a reset', service(reset(), { asked: [...known(), knock(silence())] }), 'P5e reset path'],
    ['a reset of who knows whom', service(reset()), 'P5e reset device+network+path'],
    [
      'a wrong certificate',
      service(badName(), { asked: [...known(), lookup(['198.51.100.7'], 'public')] }),
      'P5e certificate-name path',
    ],
    [
      'a name that nobody else could be asked about',
      service(noName()),
      'P5e name-unresolved device+network+path',
    ],
    ['a proxy that got no answer', service(fail('proxy')), 'P5e proxy-upstream network+path'],
    // and what it does not
    [
      'garbage after the headers',
      service(fail('http', { transport: 'truncated' })),
      'P5 bad-response path+provider',
    ],
    [
      'an error in clear text',
      service(ok({ status: 503, verified: false }), {
        endpoints: [endpoint('www.lark.example', { secure: false })],
      }),
      'T3 server-error device+network+path+provider',
    ],
    [
      'a page that hangs behind a living front',
      service(silence(), { ...api, asked: [...known(), knock(badName())] }),
      'P5 no-answer device+network+path+provider',
    ],
    [
      'a page behind a front that is silent from here',
      service(silence(), { ...api, asked: [...known(), knock(silence())] }),
      P5E,
    ],
    [
      "a proxy's own answer",
      service(ok({ status: 404, proxy: 'squid' })),
      'P0 proxy-denied network+provider',
    ],
    [
      'a gateway that speaks for itself',
      service(ok({ status: 502, proxy: 'squid' })),
      'P0 proxy-upstream network+path+provider',
    ],
  ])('%s', (_name, lark, expected) => {
    expect(judge(through(lark))).toBe(expected);
  });

  it('does not send an old certificate back to the device', () => {
    expect(judge(through(service(badDate())), { controls: noDates() })).toBe(
      'P4 certificate-expired device+provider',
    );
  });
});

describe('P5a: a failure whose reason is hidden', () => {
  it('is the provider’s, or this device’s, where it fails for everybody else', () => {
    expect(judge(service(concealed()))).toBe('unknown no-permission');
    expect(judge(service(concealed(), { outside: FAILS_EVERYWHERE }))).toBe(
      'P5a does-not-answer device+provider',
    );
  });

  it.each<[string, OutsideFacts]>([
    ['others get through', NEAR_THROUGH],
    ['others disagree', outside('*DE1+', 'FR2-')],
    ['others say nothing', outside('*DE1?', 'FR2!')],
  ])('stays hidden: %s', (_name, seen) => {
    expect(judge(service(concealed(), { outside: seen }))).toBe('unknown no-permission');
  });

  it('does not turn a missing permission into a failure', () => {
    expect(judge(service(fail('permission'), { outside: FAILS_EVERYWHERE }))).toBe(
      'unknown no-permission',
    );
  });
});
