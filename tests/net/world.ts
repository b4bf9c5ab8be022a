import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../src/formats/config.ts';
import { GATEWAY } from './addresses.ts';
import type { Break } from './break.ts';
import { type Internet, startInternet } from './internet.ts';
import { controlPatterns, labConfig } from './lab-config.ts';
import { openLongLine } from './long-line.ts';
import {
  createNamespaces,
  destroyNamespaces,
  folderPrefix,
  type Namespaces,
  namespaceNames,
  sweepStaleWorlds,
} from './namespaces.ts';
import { toNftables } from './packet-rules.ts';
import { type Plan, planWorld } from './plan.ts';
import { run } from './run.ts';
import {
  CONTROLS,
  type ControlSpec,
  makeSites,
  SERVICES,
  type ServiceSpec,
  type Site,
} from './site.ts';

export interface WorldOptions {
  readonly services?: readonly ServiceSpec[];
  readonly controls?: readonly ControlSpec[];
}

/** A pretend internet with one client in it. Everything in it is this process's own. */
export interface World {
  readonly namespaces: Namespaces;
  /** Scratch folder that goes with the world. */
  readonly folder: string;
  /** File with the authority to trust, PEM. */
  readonly authorityFile: string;
  /** Match patterns of all the controls it can have. */
  readonly controlPatterns: readonly string[];
  /** Heals everything and gives every host a new name and address. */
  renew(options?: WorldOptions): Promise<void>;
  /** Makes just these things wrong, all at once; nothing that was wrong before stays so. */
  break(breaks: readonly Break[]): Promise<void>;
  /** The hosts of the moment. */
  sites(): readonly Site[];
  /** The list to import into the extension. */
  config(): Config;
  close(): Promise<void>;
}

/** Ends that Node does not announce by `exit`. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let worlds = 0;

/** Makes a world in which all is well. Needs root; fails with the words of the command that failed. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  await sweepStaleWorlds();
  const namespaces = namespaceNames(worlds++);
  const remove = (): void => destroyNamespaces(Object.values(namespaces));
  const leave = (): void => {
    remove();
    process.exit(1);
  };
  process.once('exit', remove);
  for (const signal of SIGNALS) process.once(signal, leave);
  const folder = await mkdtemp(folderPrefix());
  const close = async (): Promise<void> => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, leave);
    remove();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await createNamespaces(namespaces);
    const internet = await startInternet(namespaces.internet, join(folder, 'control'));
    const authorityFile = join(folder, 'authority.pem');
    await writeFile(authorityFile, internet.authority);
    const parts = { namespaces, folder, authorityFile, internet, close };
    return await openWorld(parts, options);
  } catch (error) {
    await close();
    throw error;
  }
}

type Parts = Pick<World, 'namespaces' | 'folder' | 'authorityFile' | 'close'> & {
  readonly internet: Internet;
};

async function openWorld({ internet, ...parts }: Parts, options: WorldOptions): Promise<World> {
  let epoch = 0;
  let services = options.services ?? SERVICES;
  let controls = options.controls ?? CONTROLS;
  let sites: readonly Site[] = [];
  let applied: Plan | undefined;
  let closeLongLine: (() => Promise<void>) | undefined;
  const apply = async (breaks: readonly Break[]): Promise<void> => {
    const plan = planWorld(sites, breaks);
    if (plan.roundTripMs !== (applied?.roundTripMs ?? 0)) {
      await closeLongLine?.();
      const { roundTripMs } = plan;
      closeLongLine =
        roundTripMs > 0 ? await openLongLine(parts.namespaces, roundTripMs) : undefined;
    }
    await applyPlan(plan, { namespaces: parts.namespaces, internet, applied });
    applied = plan;
  };
  const world: World = {
    ...parts,
    controlPatterns: controlPatterns(controls),
    renew: async (renewed = {}) => {
      services = renewed.services ?? services;
      controls = renewed.controls ?? controls;
      sites = makeSites(services, controls, { epoch: epoch++ });
      await apply([]);
    },
    break: apply,
    sites: () => sites,
    config: () => labConfig({ services }, sites),
  };
  await world.renew();
  return world;
}

interface Target {
  readonly namespaces: Namespaces;
  readonly internet: Internet;
  readonly applied: Plan | undefined;
}

async function applyPlan(plan: Plan, { namespaces, internet, applied }: Target): Promise<void> {
  const { client, router } = namespaces;
  await internet.set(plan.internet);
  await setRules(router, toNftables(plan.boxes.router, 'forward'));
  await setRules(namespaces.internet, toNftables(plan.boxes.server, 'input'));
  await setRules(client, toNftables(plan.boxes.device, 'output'));
  if (plan.link !== (applied?.link ?? 'up')) {
    await run('ip', ['-n', client, 'link', 'set', 'lan0', plan.link]);
  }
  const hadRoute = applied === undefined || (applied.defaultRoute && applied.link === 'up');
  const wantsRoute = plan.defaultRoute && plan.link === 'up';
  if (wantsRoute && !hadRoute) {
    await run('ip', ['-n', client, 'route', 'replace', 'default', 'via', GATEWAY]);
  } else if (!plan.defaultRoute && hadRoute) {
    await run('ip', ['-n', client, 'route', 'del', 'default']);
  }
}

async function setRules(namespace: string, rules: string): Promise<void> {
  await run('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], { input: rules });
}
