import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE_ROWS } from '../../lab/catalogue-rows.ts';
import { LEFT_OUT } from '../../lab/left-out.ts';
import { QUICK, QUICK_PLAYS } from '../../lab/quick.ts';
import type { LabScenario, Truth } from '../../lab/scenario.ts';
import { SCENARIOS } from '../../lab/scenarios.ts';
import { breaksOf, stepsOf } from '../../lab/story.ts';
import { worldKeyOf } from '../../lab/world-key.ts';
import type { Break } from '../../net/break.ts';
import { makeSites } from '../../net/make-sites.ts';
import { planWorld } from '../../net/plan.ts';
import { planBrowser } from '../../net/plan-browser.ts';
import { CONTROLS, SERVICES } from '../../net/site.ts';

const FOLDER = new URL('../../lab/scenarios/', import.meta.url);
/** Rows that the lab builds at the least. */
const LEAST_ROWS = 120;
const LEAST_QUICK = 30;

const byName = new Map(SCENARIOS.map((scenario) => [scenario.name, scenario]));
const built = new Set(SCENARIOS.flatMap(({ rows }) => rows));

/** Names of scenarios with what is wrong with them; none has to be. */
function faults(find: (scenario: LabScenario) => string | undefined): readonly string[] {
  return SCENARIOS.flatMap((scenario) => {
    const fault = find(scenario);
    return fault === undefined ? [] : [`${scenario.name}: ${fault}`];
  });
}

test('every table is joined', async () => {
  const joined = new Set<unknown>(SCENARIOS);
  for (const file of readdirSync(FOLDER)) {
    const tables: Record<string, unknown> = await import(new URL(file, FOLDER).href);
    const listed = Object.values(tables).filter(Array.isArray).flat();
    expect(listed.length, file).toBeGreaterThan(0);
    expect(
      listed.filter((scenario) => !joined.has(scenario)),
      file,
    ).toEqual([]);
  }
});

describe('rows of the catalogue', () => {
  test('each is built, or left out for a reason', () => {
    expect(CATALOGUE_ROWS.filter((row) => !built.has(row) && !LEFT_OUT[row])).toEqual([]);
  });

  test('none is both', () => {
    expect(CATALOGUE_ROWS.filter((row) => built.has(row) && row in LEFT_OUT)).toEqual([]);
  });

  test('most of them are built, from every group', () => {
    expect(built.size).toBeGreaterThanOrEqual(LEAST_ROWS);
    expect(groupsOf([...built])).toEqual(groupsOf(CATALOGUE_ROWS));
  });

  test('nobody names one that does not exist', () => {
    const known = new Set<string>(CATALOGUE_ROWS);
    expect(faults(({ rows }) => rows.find((row) => !known.has(row)))).toEqual([]);
  });
});

describe('each scenario', () => {
  test('has a name of its own, in kebab-case, and a title that is a sentence', () => {
    expect(byName.size).toBe(SCENARIOS.length);
    expect(faults(({ name }) => unless(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name), name))).toEqual([]);
    expect(faults(({ title }) => unless(/^[A-Z"].+\.$/.test(title), title))).toEqual([]);
  });

  test('is no other one once more, under another name', () => {
    const known = new Map<string, string>();
    const find = (each: LabScenario): string | undefined => {
      const key = [each.truth, each.also?.truth ?? '', worldKeyOf(each)].join(' ');
      const first = known.get(key);
      known.set(key, first ?? each.name);
      return first;
    };
    expect(faults(find)).toEqual([]);
  });

  test('ends with a check', () => {
    const last = (scenario: LabScenario) => stepsOf(scenario).at(-1)?.kind;
    expect(faults((each) => unless(last(each) === 'check', `${last(each)}`))).toEqual([]);
  });

  test('affects somebody who is in its world', () => {
    const find = ({ affects, world }: LabScenario): string | undefined => {
      if (affects === 'everything') return undefined;
      const known = (world?.services ?? SERVICES).map(({ id }) => id);
      return affects.length === 0 ? 'nobody' : affects.find((id) => !known.includes(id));
    };
    expect(faults(find)).toEqual([]);
  });

  test('breaks what is in its world', () => {
    expect(faults(unbreakable)).toEqual([]);
  });

  test('names a cause where something is wrong', () => {
    const isNamed = ({ causes, truth }: LabScenario) => truth === 'ok' || causes.length > 0;
    expect(faults((each) => unless(isNamed(each), 'no cause'))).toEqual([]);
  });

  test('is of the way there, where a filter that does not say so singles its services out', () => {
    const find = (each: LabScenario): string | undefined => {
      const { affects, truth } = each;
      if (affects === 'everything' || (truth !== 'device' && truth !== 'network')) return undefined;
      const own = namesOf(each, affects);
      const filter = breaksOf(each).find(
        (one) => isFilter(one) && one.of?.every((w) => own.has(w)),
      );
      return filter === undefined ? undefined : `${truth}, by ${filter.kind}`;
    };
    expect(faults(find)).toEqual([]);
  });

  test('is of another truth than its twin', () => {
    const truthOf = ({ also, truth }: LabScenario): Truth => also?.truth ?? truth;
    const find = (each: LabScenario): string | undefined => {
      const { twin } = each;
      if (twin === undefined) return undefined;
      const other = byName.get(twin);
      return other === undefined
        ? `no ${twin}`
        : unless(truthOf(other) !== truthOf(each), `${twin}: ${truthOf(each)}`);
    };
    expect(faults(find)).toEqual([]);
  });
});

describe('the quick ones', () => {
  const quick = QUICK.map((name) => byName.get(name));

  test('exist, and are enough', () => {
    const named = QUICK_PLAYS.flatMap(({ names }) => names);
    expect(named.filter((name) => !byName.has(name))).toEqual([]);
    expect(new Set(QUICK).size).toBeGreaterThanOrEqual(LEAST_QUICK);
  });

  test('are of every group, and of every truth', () => {
    expect(groupsOf(quick.flatMap((each) => each?.rows ?? []))).toEqual(groupsOf(CATALOGUE_ROWS));
    const truths = new Set(quick.map((each) => each?.truth));
    expect(truths).toEqual(new Set(SCENARIOS.map(({ truth }) => truth)));
  });
});

function groupsOf(rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.map((row) => row.slice(0, 1)));
}

function unless(isRight: boolean, fault: string): string | undefined {
  return isRight ? undefined : fault;
}

type Filter = Extract<Break, { kind: 'packets' | 'name-filter' | 'vpn' }>;

/** It stops packets and says nothing of itself; in the data centre it is the provider's. */
function isFilter(one: Break): one is Filter {
  if (one.kind === 'packets') return one.at !== 'server';
  return one.kind === 'name-filter' || one.kind === 'vpn';
}

/** Words for the hosts of these services. */
function namesOf({ world }: LabScenario, ids: readonly string[]): ReadonlySet<string> {
  const { services = SERVICES, controls = CONTROLS } = world ?? {};
  const own = makeSites(services, controls, { epoch: 0 }).filter(({ id }) =>
    ids.some((service) => id === service || id.startsWith(`${service}/`)),
  );
  return new Set(own.flatMap(({ id, owner, cdn = id }) => [id, owner, cdn]));
}

/** What a step names that its world does not have. */
function unbreakable(scenario: LabScenario): string | undefined {
  const { services = SERVICES, controls = CONTROLS } = scenario.world ?? {};
  const sites = makeSites(services, controls, { epoch: 0 });
  try {
    for (const step of stepsOf(scenario)) {
      const breaks = step.kind === 'break' ? step.breaks : [];
      const meanwhile = step.kind === 'sleep' ? (step.meanwhile ?? []) : [];
      for (const each of [breaks, meanwhile]) {
        planWorld(sites, each);
        planBrowser(sites, each);
      }
    }
    return undefined;
  } catch (error) {
    return String(error);
  }
}
