import { describe, expect, it } from 'vitest';
import type { ServiceFacts } from '../../../src/diagnosis/facts.ts';
import type { OfficialFacts } from '../../../src/diagnosis/other-views.ts';
import { ok, service } from './build-facts.ts';
import { anySide, farSide, incident, official } from './build-views.ts';
import { evidenceOf, judge } from './judge-one.ts';

const P5B = 'P5b no-answer provider';
const AS_BEFORE = 'P5 no-answer path+provider';

describe('P5b: what the provider says', () => {
  it.each<[string, OfficialFacts, string]>([
    ['a part is out', official('major'), P5B],
    ['a part is out for some', official('partial'), P5B],
    ['a part is being worked on', official('maintenance'), P5B],
    ['a part is slower than usual', official('degraded'), AS_BEFORE],
    ['all is well', official('operational'), AS_BEFORE],
    ['nothing that can be read', official('unknown'), AS_BEFORE],
    ['the page speaks of a major outage', official('major', { scope: 'page' }), P5B],
    ['the page speaks of a partial outage', official('partial', { scope: 'page' }), AS_BEFORE],
    ['the page speaks of some trouble', official('degraded', { scope: 'page' }), AS_BEFORE],
    [
      'the page speaks of maintenance somewhere',
      official('maintenance', { scope: 'page' }),
      AS_BEFORE,
    ],
    ['a fresh incident names it', official('operational', { incidents: [incident(2)] }), P5B],
    [
      'it does so on a page without a level',
      official('unknown', { incidents: [incident(2)] }),
      P5B,
    ],
    [
      'it is mended and still watched',
      official('operational', { incidents: [incident(2, { raw: 'monitoring' })] }),
      AS_BEFORE,
    ],
    [
      'a part is out, by an incident of long ago',
      official('major', { incidents: [incident(900)] }),
      AS_BEFORE,
    ],
    [
      'a part is out, by an old incident and a new one',
      official('major', { incidents: [incident(900), incident(1)] }),
      P5B,
    ],
    [
      'the page is in ruins since long ago',
      official('major', { scope: 'page', incidents: [incident(900, { isNamed: false })] }),
      AS_BEFORE,
    ],
    ['just under a day old', official('degraded', { incidents: [incident(23.9)] }), P5B],
    ['a day old', official('degraded', { incidents: [incident(24)] }), AS_BEFORE],
    [
      'nobody says since when',
      official('degraded', { incidents: [incident(undefined)] }),
      AS_BEFORE,
    ],
    [
      'since when cannot be read',
      official('degraded', { incidents: [incident(undefined, { since: 'this morning' })] }),
      AS_BEFORE,
    ],
    [
      'a fresh incident names something else',
      official('degraded', { incidents: [incident(2, { isNamed: false, level: 'major' })] }),
      AS_BEFORE,
    ],
    [
      'a fresh notice without trouble names it',
      official('operational', { incidents: [incident(2, { level: 'operational' })] }),
      AS_BEFORE,
    ],
    [
      'one that names it is enough among many',
      official('operational', { incidents: [incident(900), incident(2, { level: 'partial' })] }),
      P5B,
    ],
  ])('%s', (_name, word, expected) => {
    expect(judge(farSide({ official: word }))).toBe(expected);
  });

  it('narrows from all four suspects as well', () => {
    expect(judge(anySide({ official: official('major') }))).toBe(P5B);
  });

  it.each<[string, OfficialFacts, { key: string; values: object }]>([
    [
      'the incident that names it',
      official('major', { incidents: [incident(2, { title: 'Login is down' })] }),
      { key: 'official-trouble', values: { title: 'Login is down' } },
    ],
    [
      'the worst one on a page without parts',
      official('partial', {
        scope: 'page',
        incidents: [
          incident(2, { title: 'Late mail', isNamed: false }),
          incident(2, { title: 'No login', level: 'partial', isNamed: false }),
        ],
      }),
      { key: 'official-trouble', values: { title: 'No login' } },
    ],
    [
      'the level, where every incident is about other parts',
      official('major', { incidents: [incident(2, { isNamed: false })] }),
      { key: 'official-level', values: { level: 'major' } },
    ],
    [
      'trouble short of an outage',
      official('degraded'),
      { key: 'official-level', values: { level: 'degraded' } },
    ],
    ['that all is well', official('operational'), { key: 'official-quiet', values: {} }],
  ])('is told: %s', (_name, word, expected) => {
    const told = evidenceOf(farSide({ official: word })).filter(({ key }) => /^official/.test(key));
    expect(told).toMatchObject([expected]);
  });

  it('tells nothing of a page that cannot be read', () => {
    const told = evidenceOf(farSide({ official: official('unknown') }));
    expect(told.some(({ key }) => /^official/.test(key))).toBe(false);
  });

  it.each<[string, OfficialFacts]>([
    ['trouble', official('major')],
    ['quiet', official('operational')],
  ])('never outweighs a good answer: %s', (_name, word) => {
    expect(judge(service(ok(), { official: word }))).toBe('ok');
  });

  it('alone narrows what is late', () => {
    const slow = (more: Partial<ServiceFacts>): ServiceFacts =>
      service(ok({ phases: { dnsMs: 5, connectMs: 30, firstByteMs: 9_000 } }), more);
    expect(judge(slow({}))).toBe('P7 slow path+provider slow');
    expect(judge(slow({ official: official('partial') }))).toBe('P5b slow provider slow');
  });
});
