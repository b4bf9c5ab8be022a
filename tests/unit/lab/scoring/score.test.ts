import { describe, expect, it } from 'vitest';
import type { LabRun } from '../../../lab/result.ts';
import type { LabScenario } from '../../../lab/scenario.ts';
import { OURSELVES } from '../../../lab/scoring/baselines.ts';
import { missesDemanded, percent } from '../../../lab/scoring/demanded.ts';
import { scoreRuns } from '../../../lab/scoring/score.ts';
import { spreadOf } from '../../../lab/scoring/tally.ts';
import { concealed, ok, silence } from '../../diagnosis/build-facts.ts';
import { fc } from '../../seeded.ts';
import {
  CANNOT_TELL,
  drawn,
  fault,
  labRun,
  labScenario,
  OK,
  REFUSING,
  seen,
  service,
  twice,
} from './build-runs.ts';

const SERVER = labScenario({ name: 'server', twin: 'way' });
const WAY = labScenario({ name: 'way', truth: 'path', rows: ['N08'] });
const LINE = labScenario({
  name: 'line',
  truth: 'network',
  rows: ['N01'],
  affects: 'everything',
  causes: ['no-internet'],
});
const WELL = labScenario({ name: 'well', truth: 'ok', rows: ['O40'], affects: [], causes: [] });
const SCENARIOS = [SERVER, WAY, LINE, WELL];

const FAR = fault(['path', 'provider']);
const OWN = fault(['device', 'network'], 'no-internet');

/** A run in which `lark` is silent, and this is said of it. */
function silent(scenario: string, verdict = FAR, more: Parameters<typeof labRun>[0] = {}): LabRun {
  const lark = service('lark', { observations: twice(silence()), verdict });
  return labRun({ scenario, services: [lark, service('wren')], side: 'not-yours', ...more });
}

/** A run in which nothing answers. */
function cutOff(own: Parameters<typeof labRun>[0] = {}, verdict = OWN): LabRun {
  const services = ['lark', 'wren'].map((id) =>
    service(id, { observations: twice(silence(), { host: `${id}.example` }), verdict }),
  );
  return labRun({
    scenario: 'line',
    controls: drawn(silence),
    user: OWN,
    side: 'yours',
    services,
    ...own,
  });
}

function outcomeOf(
  run: LabRun,
  others: readonly LabRun[] = [],
  scenarios: readonly LabScenario[] = SCENARIOS,
) {
  const { runs } = scoreRuns([run, ...others], scenarios);
  return runs.find(({ scenario, seed }) => scenario === run.scenario && seed === run.seed);
}

describe('one run', () => {
  it('is worth what its worst subject is worth', () => {
    const wren = service('wren', { verdict: FAR });
    const run = silent('server');
    const lark = run.report.services[0] ?? wren;
    expect(outcomeOf(run, [silent('way')])).toMatchObject({ outcome: 'correct', subject: 'lark' });
    const alarm = silent('server', FAR, { services: [lark, wren] });
    expect(outcomeOf(alarm, [silent('way')])).toMatchObject({
      outcome: 'false-alarm',
      subject: 'wren',
      said: '{path, provider} no-answer',
      honest: 'ok',
    });
    const user = silent('server', FAR, { user: OWN });
    expect(outcomeOf(user, [silent('way')])).toMatchObject({
      outcome: 'wrong-blame',
      blamed: 'user',
      subject: '',
    });
  });

  it('of a fault of everybody is right where services that fail carry it, and others are ok', () => {
    expect(outcomeOf(cutOff())).toMatchObject({ outcome: 'hedged' });
    const device = labScenario({ ...LINE, name: 'card', truth: 'device' });
    const twin = cutOff({ scenario: 'card' });
    const both = [...SCENARIOS, device];
    expect(outcomeOf(cutOff(), [twin], both)).toMatchObject({ outcome: 'correct' });
    const services = [service('lark'), ...cutOff().report.services.slice(1)];
    const garden = cutOff({ services });
    expect(outcomeOf(garden, [cutOff({ scenario: 'card', services })], both)).toMatchObject({
      outcome: 'correct',
    });
    expect(outcomeOf(cutOff({ user: OK }, OK), [twin], both)).toMatchObject({ outcome: 'missed' });
    expect(outcomeOf(cutOff({ user: OK }), [twin], both)).toMatchObject({ outcome: 'correct' });
    expect(outcomeOf(cutOff({}, FAR), [twin], both)).toMatchObject({
      outcome: 'wrong-blame',
      blamed: 'provider',
    });
  });

  it('keeps in mind what nobody could see', () => {
    const hidden = [seen(ok({ status: 0, verified: false, opaque: true }))];
    const lark = service('lark', { observations: hidden });
    const run = labRun({ scenario: 'server', access: 'controls', services: [lark] });
    const well = labRun({ scenario: 'well', access: 'controls', services: [lark] });
    expect(outcomeOf(run, [well])).toMatchObject({ outcome: 'correct', isOutOfSight: true });
    expect(outcomeOf(run)).toMatchObject({ outcome: 'missed' });
  });
});

describe('the cause', () => {
  const far = (cause: Parameters<typeof fault>[1]) => fault(['path', 'provider'], cause);
  const causeOf = (run: LabRun, scenarios = SCENARIOS) =>
    outcomeOf(run, [silent('way')], scenarios)?.isCauseRight;

  it('is right by a word of any scenario that looks the same', () => {
    expect(causeOf(silent('server'))).toBe(true);
    expect(causeOf(silent('server', far('refused')))).toBe(false);
    const way = labScenario({ ...WAY, causes: ['refused'] });
    expect(causeOf(silent('server', far('refused')), [SERVER, way])).toBe(true);
  });

  it('is wrong where nothing was named, and not asked for where nothing is to be named', () => {
    expect(causeOf(silent('server', CANNOT_TELL))).toBe(false);
    expect(causeOf(silent('server', OK))).toBe(false);
    expect(causeOf(labRun({ scenario: 'well' }))).toBeUndefined();
  });

  it('need not be told where the browser keeps it to itself', () => {
    const lark = service('lark', {
      observations: twice(concealed()),
      verdict: far('does-not-answer'),
    });
    expect(causeOf(silent('server', FAR, { services: [lark] }))).toBe(true);
  });

  it('of a refusal counts as well', () => {
    const turned = labScenario({ name: 'turned', truth: 'ok', causes: ['forbidden'] });
    const run = (verdict = REFUSING): LabRun =>
      labRun({
        scenario: 'turned',
        services: [service('lark', { verdict, observations: [seen(ok({ status: 403 }))] })],
      });
    expect(causeOf(run(), [...SCENARIOS, turned])).toBe(true);
    expect(causeOf(run(OK), [...SCENARIOS, turned])).toBe(false);
    const quiet = labScenario({ ...turned, name: 'quiet', causes: [] });
    const alike = [...SCENARIOS, turned, quiet];
    expect(
      outcomeOf(run(OK), [{ ...run(OK), scenario: 'quiet' }], alike)?.isCauseRight,
    ).toBeUndefined();
  });
});

describe('a scoreboard', () => {
  const runs = [
    silent('server', FAR, {
      seed: 1,
      verdictMs: 4_000,
      suspicionMs: 2_000,
      baselines: { page: 'user' },
    }),
    silent('server', fault(['provider']), { seed: 2, verdictMs: 6_000 }),
    silent('way', FAR, { seed: 1, verdictMs: 8_000, baselines: { page: 'ok' } }),
    silent('way', FAR, { seed: 1, browser: 'firefox' }),
    silent('server', FAR, { seed: 1, browser: 'firefox' }),
    labRun({ scenario: 'well', verdictMs: 60_000, baselines: { page: 'provider' } }),
    cutOff({ baselines: { page: 'provider' } }),
  ];
  const board = scoreRuns(runs, SCENARIOS);

  it('adds up each browser with each set of permissions', () => {
    expect(board.cells.map(({ browser, access }) => [browser, access])).toEqual([
      ['chromium', 'all'],
      ['firefox', 'all'],
    ]);
    expect(board.cells[0]?.tally).toMatchObject({
      runs: 5,
      outcomes: { correct: 3, hedged: 1, overclaimed: 1 },
      named: 4,
      namedRightly: 4,
      verdictMs: { median: 5_000, most: 8_000 },
      suspicionMs: { median: 2_000, most: 2_000 },
    });
  });

  it('adds up each group of the catalogue, and names what was not right, worst first', () => {
    expect(board.groups.map(({ group, scenarios }) => [group, scenarios])).toEqual([
      ['N', 2],
      ['O', 1],
      ['P', 1],
    ]);
    expect(board.misses.map(({ outcome, scenario }) => [outcome, scenario])).toEqual([
      ['overclaimed', 'server'],
      ['hedged', 'line'],
    ]);
  });

  it('holds what people use instead to the same yardstick', () => {
    const [ours, page] = board.cells[0]?.baselines ?? [];
    expect(ours).toMatchObject({ name: OURSELVES, runs: 5, right: 5 });
    expect(page).toEqual({
      name: 'page',
      runs: 4,
      userForFar: 1,
      providerForUser: 1,
      okForFault: 1,
      faultForOk: 1,
      unclear: 0,
      right: 0,
    });
  });

  it('says which demands are not met', () => {
    expect(missesDemanded(board)).toEqual([
      'chromium, precise: overclaimed 1, wanted 0',
      'chromium, precise: correct 60 %, wanted at least 97 %',
    ]);
    expect(missesDemanded(scoreRuns([], SCENARIOS))).toEqual(['nothing was measured']);
    expect(percent(0.96996)).toBe('96.9 %');
    const all = scoreRuns([silent('server'), silent('way')], SCENARIOS);
    expect(missesDemanded(all)).toEqual([]);
  });

  it('compares runs under harder conditions with those without, and counts them nowhere else', () => {
    const plain = [silent('server'), silent('way')];
    const same = silent('server', FAR, { twist: 'clock-off' });
    const other = silent('server', CANNOT_TELL, { twist: 'control-down' });
    const elsewhere = silent('server', fault(['provider']), { seed: 0 });
    const fromThere = scoreRuns([elsewhere, ...plain, other], SCENARIOS).robustness.changes[0];
    expect(fromThere?.before).toBe('lark: {path, provider} no-answer');
    const alone = silent('line', OWN, { twist: 'control-down' });
    const twisted = scoreRuns([...plain, same, other, alone], SCENARIOS);
    expect(twisted.runs).toHaveLength(2);
    expect(twisted.robustness).toEqual({
      runs: 3,
      changes: [
        {
          scenario: 'server',
          browser: 'chromium',
          access: 'all',
          twist: 'control-down',
          before: 'lark: {path, provider} no-answer',
          after: 'lark: unknown (ambiguous)',
          outcome: 'abstained',
        },
      ],
      uncompared: ['line'],
    });
    expect(missesDemanded(twisted)).toEqual([
      'chromium, precise: server says something else with control-down',
    ]);
  });

  it('does not hang on the order of runs', () => {
    const distinct = runs.map((run, index) => ({ ...run, seed: index + 1 }));
    const expected = scoreRuns(distinct, SCENARIOS);
    fc.assert(
      fc.property(fc.shuffledSubarray(distinct, { minLength: distinct.length }), (shuffled) => {
        expect(scoreRuns(shuffled, SCENARIOS)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('knows no run of a scenario that it was not given', () => {
    expect(() => scoreRuns([labRun({ scenario: 'unheard-of' })], SCENARIOS)).toThrow('unheard-of');
  });
});

describe('a spread', () => {
  it('is taken by nearest rank', () => {
    const values = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(spreadOf(values)).toEqual({ median: 5, most: 9 });
    expect(spreadOf([4])).toEqual({ median: 4, most: 4 });
    expect(spreadOf([])).toBeUndefined();
  });
});
