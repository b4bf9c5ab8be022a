import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import {
  badDate,
  concealed,
  fail,
  knock,
  known,
  ok,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { LOSSY } from './build-lines.ts';
import { anySide, farSide, outside } from './build-views.ts';
import { evidenceOf, judge, noDates } from './judge-one.ts';

const MINUTE = 60_000;
const onTheOther = (minutes: number, cause = 'no-answer'): Partial<ServiceFacts> => ({
  earlierNetwork: { cause, agoMs: minutes * MINUTE },
});

const P5C = 'P5c no-answer device+path+provider';
const AS_BEFORE = 'P5 no-answer device+network+path+provider';

describe('P5c: it failed on another network too', () => {
  it.each<[string, Partial<ServiceFacts>, string]>([
    ['in the same way, just now', onTheOther(0), P5C],
    ['half an hour ago', onTheOther(30), P5C],
    ['longer ago', onTheOther(30.1), AS_BEFORE],
    ['in the future', onTheOther(-1), AS_BEFORE],
    ['in another way', onTheOther(2, 'refused'), AS_BEFORE],
    [
      'others cannot get through far away either',
      { ...onTheOther(2), outside: outside('FR1-') },
      P5C,
    ],
    // A filter or a cut that both networks share looks the same from here.
    [
      'others get through far away',
      { ...onTheOther(2), outside: outside('FR1+', 'US2+') },
      AS_BEFORE,
    ],
    [
      'it fails around here, and answers far away',
      { ...onTheOther(2), outside: outside('*DE1-', '*DE2-', 'FR3+') },
      AS_BEFORE,
    ],
  ])('%s', (_name, more, expected) => {
    expect(judge(farSide(more), LOSSY)).toBe(expected);
  });

  it.each<[string, ServiceFacts]>([
    ['nothing shows where its name leads', anySide(onTheOther(2))],
    [
      'its address is alive',
      service(silence(), { ...onTheOther(2), asked: [...known(), knock(ok())] }),
    ],
    [
      'nobody may see whether its address is alive',
      service(silence(), { ...onTheOther(2), asked: [...known(), knock(concealed())] }),
    ],
  ])('clears nobody where resolvers of both may lead its name astray: %s', (_name, lark) => {
    expect([judge(lark), judge(lark, LOSSY)]).toEqual([AS_BEFORE, AS_BEFORE]);
  });

  it('leaves the way in doubt, of which a stretch may be common to both', () => {
    expect(judge(farSide(onTheOther(2)))).toBe('P5 no-answer path+provider');
  });

  it('says nothing of a proxy, which may be the same on both', () => {
    const proxied = service(fail('proxy'), onTheOther(2, 'proxy-upstream'));
    expect(judge(proxied)).toBe('P0 proxy-upstream network+path+provider');
    const denied = service(ok({ status: 404, proxy: 'squid' }), onTheOther(2, 'proxy-denied'));
    expect(judge(denied)).toBe('P0 proxy-denied network+provider');
  });

  it('is no rule where it takes nobody off the list', () => {
    const old = service(badDate(), onTheOther(2, 'certificate-expired'));
    expect(judge(old, { controls: noDates() })).toBe('P4 certificate-expired device+provider');
  });

  it('tells how long ago, a minute at least', () => {
    const minutes = (ago: number): unknown =>
      evidenceOf(farSide(onTheOther(ago)), LOSSY).find(({ key }) => key === 'other-network')?.values
        .minutes;
    expect([minutes(0.1), minutes(7.6)]).toEqual([1, 8]);
  });

  it('is told where it decides nothing', () => {
    const evidence = evidenceOf(anySide({ ...onTheOther(2), outside: outside('FR1+', 'US2+') }));
    expect(evidence.map(({ key }) => key)).toContain('other-network');
  });

  it('says nothing of what is late', () => {
    const late = service(
      ok({ phases: { dnsMs: 5, connectMs: 30, firstByteMs: 9_000 } }),
      onTheOther(2, 'slow'),
    );
    expect(judge(late)).toBe('P7 slow path+provider slow');
  });

  it('says nothing while many unrelated services fail', () => {
    const others = ['Heath', 'Copse'].map((provider) => ({
      ...service(reset(), { id: provider, provider }),
    }));
    const lark = farSide(onTheOther(2));
    const beside = (count: number): string =>
      judge(lark, { ...LOSSY, services: [lark, ...others.slice(0, count)] });
    expect([beside(1), beside(2)]).toEqual([P5C, AS_BEFORE]);
  });
});
