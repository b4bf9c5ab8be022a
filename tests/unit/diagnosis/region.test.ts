import { describe, expect, it } from 'vitest';
import type { RoundFacts, ServiceFacts } from '../../../src/diagnosis/facts.ts';
import { overallOf } from '../../../src/diagnosis/overall.ts';
import { stationsOf } from '../../../src/diagnosis/stations.ts';
import type { Verdict } from '../../../src/diagnosis/verdict.ts';
import {
  concealed,
  controls,
  endpoint,
  fail,
  gone,
  known,
  noName,
  observe,
  ok,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { fault, fine, named, unknown } from './build-verdicts.ts';
import { FAILS_EVERYWHERE, farSide, NEAR_THROUGH, official, outside } from './build-views.ts';
import { evidenceOf, judge } from './judge-one.ts';

const R1 = 'unknown ambiguous';
const world: Partial<ServiceFacts> = { reachableFrom: ['world'] };
const inChina: Partial<RoundFacts> = { country: 'CN' };

describe('R1: known not to answer in this region', () => {
  it.each<[string, Partial<ServiceFacts>, Partial<RoundFacts>, string]>([
    ['not reachable here', world, inChina, R1],
    ['reachable here', world, { country: 'DE' }, 'P5 no-answer path+provider'],
    ['beside the mainland', world, { country: 'HK' }, 'P5 no-answer path+provider'],
    ['only reachable in China', { reachableFrom: ['china'] }, { country: 'DE' }, R1],
    [
      'reachable in both',
      { reachableFrom: ['china', 'world'] },
      inChina,
      'P5 no-answer path+provider',
    ],
    ['nobody knows from where it answers', {}, inChina, 'P5 no-answer path+provider'],
    ['nobody knows where we are', world, {}, 'P5 no-answer path+provider'],
    ['trouble in the news', { ...world, official: official('major') }, inChina, R1],
    [
      'it failed on another network too',
      { ...world, earlierNetwork: { cause: 'no-answer', agoMs: 9 } },
      inChina,
      R1,
    ],
    ['others near get through', { ...world, outside: NEAR_THROUGH }, inChina, R1],
    [
      'it fails for everybody',
      { ...world, outside: FAILS_EVERYWHERE },
      inChina,
      'P5a no-answer provider',
    ],
    [
      'it fails here, as it always does',
      { ...world, outside: outside('*CN1-', '*CN2-', 'DE3-') },
      inChina,
      R1,
    ],
  ])('%s', (_name, more, facts, expected) => {
    expect(judge(farSide(more), facts)).toBe(expected);
  });

  it.each<[string, ServiceFacts, string]>([
    ['a name that is filtered', service(noName(), { ...world, asked: known() }), R1],
    ['a name that resolvers deny', service(noName(), { ...world, asked: gone() }), R1],
    ['a reason that stays hidden', service(concealed(), world), R1],
    // and what is more than that
    ['it answers', service(ok(), world), 'ok'],
    ['it turns us down', service(ok({ status: 403 }), world), 'refusing forbidden'],
    [
      'it says that it cannot serve',
      service(ok({ status: 503 }), world),
      'T3 server-error provider',
    ],
    [
      'it answers late',
      service(ok({ phases: { dnsMs: 5, connectMs: 30, firstByteMs: 9_000 } }), world),
      'P7 slow path+provider slow',
    ],
    [
      'blocked on this device',
      service(fail('blocked', { blocker: 'extension' }), world),
      'G3 blocked-by-extension device',
    ],
    ['we may not look', service(fail('permission'), world), 'unknown no-permission'],
    [
      'local',
      service(silence(), { ...world, where: 'local' }),
      'P5 no-answer device+network+path+provider',
    ],
  ])('%s', (_name, lark, expected) => {
    expect(judge(lark, inChina)).toBe(expected);
  });

  it('says nothing where part of it answers', () => {
    const observations = [ok(), reset()].map((outcome, index) =>
      observe({ role: 'endpoint', host: 'www.lark.example', outcome, index }),
    );
    const endpoints = [
      endpoint('www.lark.example'),
      endpoint('www.lark.example', { function: 'api' }),
    ];
    expect(judge(service(ok(), { ...world, endpoints, observations }), inChina)).toBe(
      'P5 reset path+provider partial',
    );
  });

  it('says nothing of an answer that stays hidden', () => {
    const endpoints = [endpoint('www.lark.example', { body: true })];
    const lark = service(ok({ status: 0, opaque: true }), { ...world, endpoints });
    expect(judge(lark, inChina)).toBe('unknown no-permission');
  });

  it("leaves a fault of the user's own side to that", () => {
    const facts = { ...inChina, controls: controls(() => silence()) };
    expect(judge(farSide(world), facts)).toBe('C7 no-internet device+network');
  });

  it('names itself, and charges nobody', () => {
    const evidence = evidenceOf(farSide(world), inChina);
    expect(evidence[0]).toMatchObject({ id: 'R1', values: { host: 'www.lark.example' } });
    expect(evidence.flatMap(({ charges }) => charges)).toEqual([]);
    expect(evidence.slice(1).some(({ id }) => /^P\d/.test(id))).toBe(false);
  });
});

describe('R1 over several services', () => {
  const away: Verdict = {
    kind: 'unknown',
    why: 'ambiguous',
    evidence: [{ id: 'R1', key: 'not-reachable-here', values: {}, clears: [], charges: [] }],
  };
  it.each<[string, Verdict[], ReturnType<typeof overallOf>]>([
    ['beside one that answers', [away, fine], { side: 'ok' }],
    ['nothing else', [away, away], { side: 'unclear', service: 's0' }],
    ['beside one that is unknown', [away, fine, unknown], { side: 'unclear', service: 's2' }],
    ['beside a fault', [away, fault(['provider'])], { side: 'theirs', service: 's1' }],
  ])('%s', (_name, services, expected) => {
    expect(overallOf(fine, named(...services))).toEqual(expected);
  });

  it("clears the user's own side in the picture", () => {
    const services = named(away);
    const overall = overallOf(fine, services);
    expect(stationsOf({ user: fine, overall, services })).toEqual({
      device: 'cleared',
      network: 'cleared',
      path: 'doubt',
      provider: 'doubt',
    });
  });
});
