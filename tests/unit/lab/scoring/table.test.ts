import { describe, expect, it } from 'vitest';
import { explain } from '../../../lab/scoring/explain.ts';
import { tableMarkdown, tableText } from '../../../lab/scoring/render-table.ts';
import { scoreRuns } from '../../../lab/scoring/score.ts';
import { scoreboardMarkdown, scoreboardText } from '../../../lab/scoring/table.ts';
import { refused, silence } from '../../diagnosis/build-facts.ts';
import { fault, labRun, labScenario, service, twice } from './build-runs.ts';

const SERVER = labScenario({ name: 'server', title: 'The server is silent.', twin: 'way' });
const WAY = labScenario({ name: 'way', truth: 'path', rows: [] });
const SCENARIOS = [SERVER, WAY];

function silent(scenario: string, verdict = fault(['path', 'provider']), outcome = silence()) {
  const lark = service('lark', { observations: twice(outcome), verdict });
  const baselines = { 'error page': 'user' } as const;
  return labRun({ scenario, services: [lark, service('wren')], side: 'not-yours', baselines });
}

describe('a table', () => {
  const table = {
    title: 'Trees',
    head: ['name', 'rings'],
    rows: [
      ['yew', '900'],
      ['birch | beech', '7'],
    ],
  };

  it('stands in columns, numbers to the right', () => {
    expect(tableText(table).split('\n')).toEqual([
      'Trees',
      'name           rings',
      'yew              900',
      'birch | beech      7',
    ]);
  });

  it('is Markdown', () => {
    expect(tableMarkdown(table).split('\n')).toEqual([
      '### Trees',
      '',
      '| name | rings |',
      '| --- | --- |',
      '| yew | 900 |',
      '| birch \\| beech | 7 |',
    ]);
  });
});

describe('a scoreboard', () => {
  const good = scoreRuns([silent('server'), silent('way')], SCENARIOS);
  const bad = scoreRuns(
    [silent('server'), silent('way', fault(['network'], 'no-internet'))],
    SCENARIOS,
  );

  it('says at its head how many plays counted for nothing', () => {
    expect(scoreboardText(good)).not.toContain('for nothing');
    const board = scoreRuns([{ ...silent('server'), voidPlays: 2 }, silent('way')], SCENARIOS);
    expect(scoreboardText(board)).toMatch(/^2 scenarios .* seeds 1\. 2 plays counted for nothing/);
  });

  it('says at its head how many scenarios were played, and in how many worlds', () => {
    const other = labScenario({ name: 'other', story: [{ kind: 'link-down' }] });
    const unplayed = labScenario({ name: 'unplayed', story: [{ kind: 'no-default-route' }] });
    const all = [...SCENARIOS, other, unplayed];
    const board = scoreRuns([silent('server'), silent('way'), silent('other')], all);
    expect(scoreboardText(board)).toMatch(/^3 scenarios in 2 different worlds, 3 runs, seeds 1\./);
  });

  it('says at its end whether every demand is met', () => {
    expect(scoreboardText(good)).toMatch(/Every demand is met\.\n\nRobustness was not measured/);
    expect(scoreboardText(bad)).toMatch(/Not met:\n- chromium, precise: wrong blame 1, wanted 0/);
    expect(scoreboardMarkdown(bad)).toMatch(
      /\| chromium, precise \| wrong blame \| 0 \| 1 \| NOT MET \|/,
    );
    expect(scoreboardMarkdown(good)).not.toContain('NOT MET');
  });

  it('tells misses by name, with what was said and what could have been', () => {
    expect(scoreboardMarkdown(bad)).toContain(
      '| way | chromium, precise | wrong blame (the user) | lark | {network} no-internet | {path, provider} | path | 1 |',
    );
    expect(scoreboardText(good)).not.toContain('Misses');
  });

  it("has others' wrong blames beside ours", () => {
    const lines = scoreboardMarkdown(good).split('\n');
    expect(lines).toContain('| chromium, precise | whichside | 2 | 0 | 0 | 0 | 0 | 0 | 2 |');
    expect(lines).toContain('| chromium, precise | error page | 2 | 2 | 0 | 0 | 0 | 0 | 0 |');
  });
});

describe('explaining a scenario', () => {
  it('shows its class and who else is in it', () => {
    const runs = [silent('server'), silent('way')];
    expect(explain('server', { runs, scenarios: SCENARIOS }).split('\n')).toEqual([
      'server: The server is silent.',
      'truth: provider',
      '',
      'chromium, precise, lark, seen once',
      '  | itself: silent',
      '  | controls: all pass',
      '  | line: prompt',
      'honest: {path, provider}',
      'looks the same as:',
      '  way (lark): path',
      '',
      'twin way (path)',
      '  chromium, precise, services: looks the same',
    ]);
  });

  it('shows where declared twins differ', () => {
    const runs = [silent('server'), silent('way', undefined, refused())];
    expect(explain('way', { runs, scenarios: SCENARIOS })).toMatch(
      /looks like nothing else\n\ntwin server \(provider\)\n.*does not look the same\n {4}- itself: tcp refused\n {4}\+ itself: silent$/,
    );
  });

  it('says what is missing', () => {
    expect(explain('server', { runs: [], scenarios: SCENARIOS })).toMatch(/no run of it is known$/);
    expect(explain('server', { runs: [silent('server')], scenarios: SCENARIOS })).toMatch(
      /twin way \(path\): no run of it is known$/,
    );
    expect(() => explain('unheard-of', { runs: [], scenarios: SCENARIOS })).toThrow('unheard-of');
  });
});
