import { describe, expect, it } from 'vitest';
import type { Outcome as Saw } from '../../../../src/diagnosis/observation.ts';
import type { LabRun } from '../../../lab/result.ts';
import type { LabScenario, Truth } from '../../../lab/scenario.ts';
import { classify, classKey, type HonestSet, honestFor } from '../../../lab/scoring/honest.ts';
import { honestSets, scoreAgainst } from '../../../lab/scoring/honest-sets.ts';
import { type Sighting, sightingsOf } from '../../../lab/scoring/sightings.ts';
import { fail, ok, refused, reset, silence } from '../../diagnosis/build-facts.ts';
import { fc } from '../../seeded.ts';
import { drawn, fault, labRun, labScenario, seen, service, twice } from './build-runs.ts';

/** A run of a scenario in which `lark` saw just this. */
function saw(scenario: string, outcome: Saw, more: Partial<LabRun> = {}): LabRun {
  const observations = outcome.kind === 'failure' ? twice(outcome) : [seen(outcome)];
  const services = [
    service('lark', { observations, verdict: fault(['path', 'provider']) }),
    service('wren'),
  ];
  return labRun({ scenario, services, ...more });
}

function named(name: string, truth: Truth, more: Partial<LabScenario> = {}): LabScenario {
  return labScenario({ name, truth, ...more });
}

function sightings(runs: readonly LabRun[], scenarios: readonly LabScenario[]): Sighting[] {
  return runs.flatMap((run) => {
    const scenario = scenarios.find(({ name }) => name === run.scenario);
    return scenario === undefined ? [] : sightingsOf(run, scenario);
  });
}

/** What could have been said of `lark` in the first of these runs. */
function honestOfFirst(
  runs: readonly LabRun[],
  ...scenarios: LabScenario[]
): HonestSet | undefined {
  const all = sightings(runs, scenarios);
  const first = all.find(({ print, run }) => print.subject === 'lark' && run === runs[0]);
  return first === undefined ? undefined : honestFor(first, classify(all));
}

const SERVER = named('server', 'provider');
const WAY = named('way', 'path');
const LIST = named('list', 'device');

describe('the strongest honest set', () => {
  it('is the union of the truths of all that looks the same', () => {
    const runs = [saw('server', silence()), saw('way', silence()), saw('list', refused())];
    expect(honestOfFirst(runs, SERVER, WAY, LIST)).toMatchObject({
      mayBeOk: false,
      suspects: ['path', 'provider'],
    });
  });

  it('knows each browser and each set of permissions on its own', () => {
    const runs = [
      saw('server', silence()),
      saw('way', silence(), { browser: 'firefox' }),
      saw('list', silence(), { access: 'controls' }),
    ];
    expect(honestOfFirst(runs, SERVER, WAY, LIST)?.suspects).toEqual(['provider']);
  });

  it('narrows by itself with what others elsewhere see', () => {
    const view = (isNear: boolean) => ({
      state: 'answered' as const,
      host: 'lark.example',
      probes: [{ country: 'DE', asn: 1, network: 'A', isNear, outcome: 'answers' as const }],
    });
    const observations = twice(silence());
    const asked = (scenario: string, isNear: boolean): LabRun =>
      labRun({ scenario, services: [service('lark', { observations, outside: view(isNear) })] });
    const runs = [asked('server', false), asked('way', true)];
    expect(honestOfFirst(runs, SERVER, WAY)?.suspects).toEqual(['provider']);
  });

  it('may be ok where what is well looks the same', () => {
    const hidden = ok({ status: 0, verified: false, opaque: true });
    const well = named('well', 'ok', { affects: [], causes: [] });
    expect(honestOfFirst([saw('server', hidden), saw('well', hidden)], SERVER, well)).toMatchObject(
      {
        mayBeOk: true,
        suspects: ['provider'],
      },
    );
  });

  it('holds a scenario with several looks in each of its classes', () => {
    const runs = [
      saw('server', silence()),
      saw('way', silence(), { seed: 2 }),
      saw('way', reset()),
    ];
    expect(honestOfFirst(runs, SERVER, WAY)?.suspects).toEqual(['path', 'provider']);
    expect(honestOfFirst([...runs].reverse(), SERVER, WAY)?.suspects).toEqual(['path']);
  });

  it('takes declared twins that looked alike once to look alike always', () => {
    const twin = named('way', 'path', { twin: 'server' });
    const runs = [
      saw('way', reset()),
      saw('way', silence(), { seed: 2 }),
      saw('server', silence()),
    ];
    expect(honestOfFirst(runs, SERVER, twin)?.suspects).toEqual(['path', 'provider']);
    expect(honestOfFirst(runs.slice(0, 2), SERVER, twin)?.suspects).toEqual(['path']);
    const never = [saw('way', reset()), saw('server', silence())];
    expect(honestOfFirst(never, SERVER, twin)?.suspects).toEqual(['path']);
  });

  it('holds twins to what they are about: a second fault has a truth of its own', () => {
    const also = { affects: ['wren'], truth: 'network', causes: [] } as const;
    const twin = named('way', 'path', { twin: 'server', also });
    const server = named('server', 'provider', { also });
    const both = (scenario: string): LabRun => {
      const services = ['lark', 'wren'].map((id) =>
        service(id, { observations: twice(id === 'lark' ? silence() : refused()) }),
      );
      return labRun({ scenario, services });
    };
    const all = sightings([both('server'), both('way')], [server, twin]);
    const truthsOf = (subject: string) => {
      const found = all.find(({ print }) => print.subject === subject);
      return found && honestFor(found, classify(all))?.suspects;
    };
    expect(truthsOf('lark')).toEqual(['path', 'provider']);
    expect(truthsOf('wren')).toEqual(['network']);
  });

  it('takes no twins for proven alike by a service that answers in both', () => {
    const everything = { affects: 'everything' } as const;
    const line = named('line', 'network', everything);
    const twin = named('radio', 'device', { ...everything, twin: 'line' });
    const runs = [saw('line', silence()), saw('line', ok(), { seed: 2 }), saw('radio', ok())];
    expect(honestOfFirst(runs, line, twin)).toMatchObject({
      mayBeOk: false,
      suspects: ['network'],
    });
  });

  it('takes twins for alike where the line fails by chance, and their own sides look the same', () => {
    const everything = { affects: 'everything' } as const;
    const line = named('line', 'network', everything);
    const twin = named('radio', 'device', { ...everything, twin: 'line' });
    const byChance = drawn().flatMap((each) => [
      { ...each, outcome: silence() },
      { ...each, attempt: 2 as const },
    ]);
    const runs = (controls: LabRun['report']['controls']): LabRun[] => [
      { ...labRun({ scenario: 'line', services: failing(silence()), controls }) },
      { ...labRun({ scenario: 'radio', services: failing(reset()), controls }) },
    ];
    const failing = (outcome: Saw) => [
      ...saw('', outcome).report.services.slice(0, 1),
      service('wren', { observations: [seen(ok())] }),
    ];
    const lost = runs(byChance);
    expect(honestOfFirst(lost, line, twin)?.suspects).toEqual(['device', 'network']);
    expect(honestOfFirst(runs(drawn()), line, twin)?.suspects).toEqual(['network']);
  });

  it('takes a moment in which every control was late for no difference between twins', () => {
    const late = drawn().map((each) => ({ ...each, durationMs: 900 }));
    const services = saw('server', refused()).report.services;
    const runs = [labRun({ scenario: 'server', services, controls: late }), saw('way', refused())];
    const twin = named('server', 'provider', { twin: 'way' });
    expect(honestOfFirst(runs, twin, WAY)?.suspects).toEqual(['path', 'provider']);
    expect(honestOfFirst(runs, SERVER, WAY)?.suspects).toEqual(['provider']);
  });

  it('takes a control that failed once and passed then for no difference between twins', () => {
    const flaky = drawn().flatMap((each, index) =>
      index < 2
        ? [
            { ...each, outcome: silence() },
            { ...each, attempt: 2 as const },
          ]
        : [each],
    );
    const services = saw('way', silence()).report.services;
    const shaken = labRun({ scenario: 'way', services, controls: flaky });
    const twin = named('way', 'path', { twin: 'server' });
    const runs = [shaken, saw('server', silence())];
    expect(honestOfFirst(runs, SERVER, twin)?.suspects).toEqual(['path', 'provider']);
    expect(honestOfFirst(runs, SERVER, WAY)?.suspects).toEqual(['path']);
  });

  it('does not let a mishap of the lab make a class look harmless', () => {
    const mishap = labRun({
      scenario: 'elsewhere',
      services: [service('lark', { observations: twice(silence()) }), service('wren')],
    });
    const elsewhere = named('elsewhere', 'provider', { affects: ['wren'] });
    expect(honestOfFirst([saw('server', silence()), mishap], SERVER, elsewhere)).toMatchObject({
      mayBeOk: false,
      suspects: ['provider'],
    });
  });

  it('says ok of who answers although everybody suffers', () => {
    const answering = labRun({ scenario: 'line', controls: drawn(silence) });
    const line = named('line', 'network', { affects: 'everything' });
    expect(honestOfFirst([answering], line)).toMatchObject({ mayBeOk: true, suspects: [] });
  });

  it('makes a class from no run under harder conditions, and holds it to its scenario', () => {
    const twisted = saw('server', refused(), { twist: 'control-down' });
    const runs = [twisted, saw('server', silence()), saw('way', silence())];
    expect(honestOfFirst(runs, SERVER, WAY)?.suspects).toEqual(['path', 'provider']);
    expect(honestOfFirst([runs[2] ?? twisted, twisted], SERVER, WAY)?.suspects).toEqual(['path']);
  });

  it('holds a service with a fault of its own to that, whatever is wrong beside it', () => {
    const also = { truth: 'path', affects: ['lark'], causes: ['refused'] } as const;
    const scenario = labScenario({ truth: 'device', affects: 'everything', also });
    expect(
      sightingsOf(labRun(), scenario).map(({ print, truth }) => [print.subject, truth]),
    ).toEqual(
      expect.arrayContaining([
        ['', 'device'],
        ['lark', 'path'],
      ]),
    );
  });

  it('fails for a report that lacks the service that is affected', () => {
    expect(() => sightingsOf(labRun(), labScenario({ affects: ['heron'] }))).toThrow('heron');
    const also = { truth: 'path', affects: ['heron'], causes: [] } as const;
    expect(() => sightingsOf(labRun(), labScenario({ also }))).toThrow('heron');
  });
});

const OUTCOMES = [silence(), reset(), refused(), fail('dns'), ok(), ok({ status: 503 })];
const SCENARIOS = (['device', 'network', 'path', 'provider', 'ok'] as const).map((truth, index) =>
  named(truth, truth, { twin: index % 2 === 0 ? 'path' : 'provider' }),
);
const someRun = fc
  .record({
    scenario: fc.constantFrom(...SCENARIOS.map(({ name }) => name)),
    outcome: fc.constantFrom(...OUTCOMES),
    browser: fc.constantFrom('chromium' as const, 'firefox' as const),
    seed: fc.nat({ max: 99 }),
  })
  .map(({ scenario, outcome, ...more }) => saw(scenario, outcome, more));

describe('more runs', () => {
  it('only ever widen a set', () => {
    fc.assert(
      fc.property(
        fc.array(someRun, { minLength: 1, maxLength: 8 }),
        fc.array(someRun, { maxLength: 8 }),
        (few, more) => {
          const before = classify(sightings(few, SCENARIOS));
          const after = classify(sightings([...few, ...more], SCENARIOS));
          for (const [key, { honest }] of before) {
            const wider = after.get(key)?.honest;
            expect(wider?.suspects).toEqual(expect.arrayContaining([...honest.suspects]));
            expect(wider?.mayBeOk || !honest.mayBeOk).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('always leave a truth in its own set', () => {
    fc.assert(
      fc.property(fc.array(someRun, { minLength: 1, maxLength: 8 }), (runs) => {
        const all = sightings(runs, SCENARIOS);
        const classes = classify(all);
        for (const each of all.filter(({ isAffected }) => isAffected)) {
          const honest = classes.get(classKey(each))?.honest;
          if (each.truth === 'ok') expect(honest?.mayBeOk).toBe(true);
          else expect(honest?.suspects).toContain(each.truth);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('sets that are kept', () => {
  it('are no wider for a run under harder conditions', () => {
    const twisted = saw('server', refused(), { twist: 'control-down' });
    const runs = [saw('server', silence()), saw('list', refused()), twisted];
    const [, server] = honestSets(runs, [SERVER, LIST]);
    expect(server).toMatchObject({ scenario: 'server', suspects: ['provider'] });
  });

  it('judge one run as all runs together would', () => {
    const runs = [saw('server', silence()), saw('way', silence())];
    const sets = honestSets(runs, [SERVER, WAY]);
    expect(sets).toMatchObject([
      { scenario: 'server', subject: 'lark', suspects: ['path', 'provider'] },
      { scenario: 'way', subject: 'lark', suspects: ['path', 'provider'] },
    ]);
    const later = saw('server', silence(), { seed: 7 });
    expect(scoreAgainst(later, SERVER, { sets }).outcome).toBe('correct');
    expect(scoreAgainst(later, SERVER, { sets: [] }).outcome).toBe('hedged');
  });
});
