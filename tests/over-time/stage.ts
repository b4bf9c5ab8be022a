import * as v from 'valibot';
import type { Config, Settings } from '../../src/formats/config.ts';
import { type Incident, incidentSchema } from '../../src/formats/incident.ts';
import type { Report } from '../../src/formats/report.ts';
import { openBrowser } from '../browsers/open-browser.ts';
import type { BrowserKind, OpenOptions, TestBrowser } from '../browsers/test-browser.ts';
import { notesSchema, READ_WITNESS } from '../browsers/witness.ts';
import { type Bench, benchOf, prove } from '../e2e/bench.ts';
import type { Break } from '../net/break.ts';
import type { ServiceSpec } from '../net/site.ts';
import { createWorld, type World } from '../net/world.ts';

/** Permissions that a person grants by switching things on. */
const PERMISSIONS = ['notifications', 'idle'] as const;

/** The most frequent rounds there are, told of, whether or not anybody touches the keyboard. */
const SETTINGS: Settings = { intervalMinutes: 1, notify: true, pauseWhenIdle: false };

const incidentsReply = v.object({ ok: v.literal(true), value: v.array(incidentSchema) });
const imported = v.object({ ok: v.literal(true) });

export interface Told {
  readonly atMs: number;
  readonly id: string;
  readonly title: string;
  readonly message: string;
}

/** A world with one browser in it that may end and begin again. */
export interface Stage {
  readonly kind: BrowserKind;
  readonly world: World;
  /** The one that runs now. */
  browser(): TestBrowser;
  /** Gives the world new names and the extension its list; all is well. Returns what was imported. */
  begin(services: readonly ServiceSpec[]): Promise<Config>;
  /** Makes just these things wrong. */
  break(breaks: readonly Break[]): Promise<void>;
  /** A full round that is waited for. */
  check(): Promise<Report>;
  /** Those that began since `begin`. */
  incidents(): Promise<readonly Incident[]>;
  /** Every notification that was asked for since `begin`. */
  told(): Promise<readonly Told[]>;
  /** How often the background has come to life since the profile began. */
  lives(): Promise<number>;
  /** Ends the browser in the middle of whatever it does, and starts it again on the same profile. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a world and a browser in it that has seen every control answer. Absent `builds`: `dist`. */
export async function openStage(kind: BrowserKind, builds?: string): Promise<Stage> {
  const world = await createWorld();
  const options: OpenOptions = {
    world,
    ...(builds !== undefined && { builds }),
    access: 'all',
    permissions: PERMISSIONS,
    isWitnessed: true,
  };
  try {
    const browser = await openBrowser(kind, options);
    const stage = stageOf({ world, browser, options });
    await prove(benchOf(world, browser));
    return stage;
  } catch (error) {
    await world.close();
    throw error;
  }
}

interface Opened {
  readonly world: World;
  readonly browser: TestBrowser;
  readonly options: OpenOptions;
}

function stageOf({ world, browser, options }: Opened): Stage {
  let bench: Bench = benchOf(world, browser);
  let begunAt = 0;
  const witnessed = async () => v.parse(notesSchema, await bench.browser.look(READ_WITNESS));
  return {
    kind: browser.kind,
    world,
    browser: () => bench.browser,
    begin: async (services) => {
      await bench.reset({ services });
      const config = world.config();
      const wanted = { ...config, settings: { ...config.settings, ...SETTINGS } };
      const request = { type: 'importConfig', config: wanted, mode: 'replace' };
      v.parse(imported, await bench.browser.send(request));
      begunAt = Date.now();
      return wanted;
    },
    break: (breaks) => world.break(breaks),
    check: () => bench.check(),
    incidents: async () => {
      const reply = await bench.browser.send({ type: 'getIncidents' });
      const { value } = v.parse(incidentsReply, reply);
      return value.filter(({ startedAt }) => Date.parse(startedAt) >= begunAt);
    },
    told: async () =>
      (await witnessed()).flatMap((note) =>
        note.kind === 'told' && note.atMs >= begunAt ? [note] : [],
      ),
    lives: async () => (await witnessed()).filter((note) => note.kind === 'wake').length,
    crash: async () => {
      const { folder: again } = bench.browser;
      await bench.browser.crash();
      bench = benchOf(world, await openBrowser(browser.kind, { ...options, again }));
    },
    close: () => bench.close(),
  };
}
