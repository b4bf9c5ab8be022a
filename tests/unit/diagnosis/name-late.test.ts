import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/diagnosis/observation.ts';
import {
  badName,
  concealed,
  controls,
  fail,
  knock,
  known,
  lookup,
  observe,
  refused,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { lark as judgeRound } from './build-lines.ts';
import { judge } from './judge-one.ts';

const FOUND = lookup(['198.51.100.7'], 'public');
const UNANSWERED: Observation = { ...FOUND, outcome: silence() };
const PAST_SECURE_DNS: Observation = {
  ...FOUND,
  ...(FOUND.answer && { answer: { ...FOUND.answer, via: 'system' as const } }),
};
const ALIVE = knock(badName());

describe('silence of a service whose name was found late', () => {
  const lark = (outcome = silence(), ...asked: readonly Observation[]) =>
    judge(service(outcome, { asked: [...known(), ...asked] }));

  it('says nothing while its address is alive', () => {
    expect(lark(silence(), ALIVE, UNANSWERED, FOUND)).toBe('unknown insufficient');
    expect(lark(silence(), ALIVE, UNANSWERED, PAST_SECURE_DNS)).toBe('unknown insufficient');
  });

  it('says nothing where its own address stays hidden', () => {
    expect(lark(silence(), knock(concealed()), UNANSWERED, FOUND)).toBe('unknown insufficient');
  });

  it('says nothing where no name is told any more', () => {
    const canary = (outcome: Observation['outcome']): Observation => {
      const asked = observe({ role: 'canary', host: 'qzxkvbnm.example', outcome });
      return { ...asked, endpoint: 'dns:qzxkvbnm.example.' };
    };
    const seen = (knocked: Observation, outcome: Observation['outcome']): string => {
      const services = [service(silence(), { asked: [...known(), knocked, UNANSWERED] })];
      return judgeRound({ services, controls: [...controls(), canary(outcome)] });
    };
    const unclear = 'P5 no-answer device+network+path+provider';
    expect(seen(ALIVE, silence())).toBe('unknown insufficient');
    expect(seen(knock(concealed()), silence())).toBe('unknown insufficient');
    expect(seen(ALIVE, fail('dns'))).toBe(unclear);
    expect(seen(knock(silence()), silence())).not.toContain('unknown');
  });

  it.each([
    ['found at once', [ALIVE, FOUND], 'P5 no-answer path+provider'],
    ['never found', [ALIVE, UNANSWERED], 'P5 no-answer device+network+path+provider'],
    [
      'silent at its own address',
      [knock(silence()), UNANSWERED, FOUND],
      'P5 no-answer path+provider',
    ],
  ])('says as much as ever where it is %s', (_name, asked, verdict) => {
    expect(lark(silence(), ...asked)).toBe(verdict);
  });

  it.each([
    ['reset', reset()],
    ['refused', refused()],
    ['unreachable', fail('tcp', { transport: 'unreachable' })],
  ])('is no reason to doubt that it was %s', (_name, outcome) => {
    expect(lark(outcome, ALIVE, UNANSWERED, FOUND)).toContain('path+provider');
  });
});
