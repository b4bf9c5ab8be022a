import { describe, expect, test } from 'vitest';
import { drawParameters } from '../../lab/parameters.ts';
import type { LabScenario } from '../../lab/scenario.ts';
import { SCENARIOS } from '../../lab/scenarios.ts';
import { breaksOf, stepsOf, wordsOf } from '../../lab/story.ts';
import { isTwistable, TWISTS } from '../../lab/twists.ts';
import { makeSites } from '../../net/make-sites.ts';
import { planWorld } from '../../net/plan.ts';
import { CONTROLS, SERVICES } from '../../net/site.ts';

const PLAIN: LabScenario = {
  name: 'plain',
  title: 'A control is down.',
  rows: [],
  story: [{ kind: 'packets', of: ['Google', 'cedar'], at: 'server', how: 'drop' }],
  truth: 'ok',
  affects: 'everything',
  causes: [],
};
const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1);
const MINUTE_MS = 60_000;

function drawn(seed: number): readonly string[] {
  return (drawParameters(PLAIN, { seed }).world.controls ?? []).map(({ id }) => id);
}

test('a bare list of breaks is broken, then checked', () => {
  expect(stepsOf(PLAIN).map(({ kind }) => kind)).toEqual(['break', 'check']);
  expect(wordsOf(PLAIN)).toEqual(new Set(['packets', 'Google', 'cedar', 'server', 'drop']));
});

describe('parameters', () => {
  test('are the same for the same seed, and others for others', () => {
    expect(drawn(4)).toEqual(drawn(4));
    expect(new Set(SEEDS.map((seed) => drawn(seed).join())).size).toBe(SEEDS.length);
  });

  test('leave whomever the story names as they are', () => {
    for (const seed of SEEDS) {
      expect(drawn(seed)).toEqual(expect.arrayContaining(['google', 'google-204', 'cedar']));
    }
  });

  test('leave at least two controls of a kind, and at least ten in all', () => {
    for (const seed of SEEDS) {
      const { controls = [] } = drawParameters(PLAIN, { seed }).world;
      const count = (kind: string) => controls.filter((each) => each.kind === kind).length;
      expect(Math.min(count('portal'), count('https'), count('address'))).toBeGreaterThanOrEqual(2);
      expect(controls.length).toBeGreaterThanOrEqual(CONTROLS.length - 1);
      expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    }
  });

  test('fit every scenario, under every twist that can be', () => {
    for (const scenario of SCENARIOS) {
      for (const twist of isTwistable(scenario) ? [undefined, ...TWISTS] : [undefined]) {
        const parameters = drawParameters(scenario, { seed: 3, ...(twist && { twist }) });
        const { services = SERVICES, controls = [] } = parameters.world;
        const sites = makeSites(services, controls, { epoch: 0 });
        expect(() => planWorld(sites, parameters.with(breaksOf(scenario)))).not.toThrow();
      }
    }
  });
});

describe('a twist', () => {
  test('takes down or blocks a control that the story leaves alone', () => {
    for (const seed of SEEDS) {
      const down = drawParameters(PLAIN, { seed, twist: 'control-down' }).with([]);
      expect(down).toMatchObject([{ kind: 'packets', at: 'server', how: 'drop' }]);
      const blocked = drawParameters(PLAIN, { seed, twist: 'control-blocked' }).with([]);
      expect(blocked.map(({ kind }) => kind)).toEqual(['resolver', 'resolver']);
      expect(JSON.stringify([down, blocked])).not.toMatch(/"(?:google[^"]*|cedar)"/);
    }
  });

  test('puts clocks off by minutes, on top of what is wrong with them', () => {
    const year = 365 * 24 * 60 * MINUTE_MS;
    for (const seed of SEEDS) {
      const { with: twisted } = drawParameters(PLAIN, { seed, twist: 'clock-off' });
      const [clock, ...others] = twisted([{ kind: 'clock', skewMs: year }]);
      expect(others).toEqual([]);
      const offMs = clock?.kind === 'clock' ? Math.abs(clock.skewMs - year) : 0;
      expect(offMs).toBeGreaterThan(0);
      expect(offMs).toBeLessThanOrEqual(4 * MINUTE_MS);
    }
  });
});
