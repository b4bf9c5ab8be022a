import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../src/formats/config.ts';
import { planApplier } from './apply-plan.ts';
import type { Asked } from './asked.ts';
import type { Break } from './break.ts';
import { type Line, plugIn } from './client-link.ts';
import { prepareDevice } from './device.ts';
import { routeFar } from './far-routes.ts';
import { type Internet, startInternet } from './internet.ts';
import { controlPatterns, labConfig, type OutsideMode } from './lab-config.ts';
import { LANDMARKS } from './landmarks.ts';
import { makeSites } from './make-sites.ts';
import {
  createNamespaces,
  destroyNamespaces,
  folderPrefix,
  type Namespaces,
  namespaceNames,
  sweepStaleWorlds,
} from './namespaces.ts';
import type { ApiRequest } from './outside-view/api-answer.ts';
import { planWorld } from './plan.ts';
import { CONTROLS, type ControlSpec, SERVICES, type ServiceSpec, type Site } from './site.ts';
import { type Contact, contactsOf, forgetContacts } from './watch-client.ts';

export interface WorldOptions {
  readonly services?: readonly ServiceSpec[];
  readonly controls?: readonly ControlSpec[];
  /** What the list says of the outside view; absent: off. */
  readonly outsideMode?: OutsideMode;
  /** Whether the world has the public hosts that other tools ask (`landmarks.ts`); absent: not. */
  readonly landmarks?: boolean;
  /** What names, addresses and small delays are drawn from; absent: the same in each world. */
  readonly seed?: number;
}

/** A pretend internet with one client in it. Everything in it is this process's own. */
export interface World {
  readonly namespaces: Namespaces;
  /** Scratch folder that goes with the world. */
  readonly folder: string;
  /** File with the authority to trust, PEM. */
  readonly authorityFile: string;
  /** The same of the box that opens TLS: a person's browser was told to trust it. */
  readonly inspectorFile: string;
  /** Match patterns of all the controls it can have. */
  readonly controlPatterns: readonly string[];
  /** Heals everything, plugs the client into its first line, and gives every host a new name and address. */
  renew(options?: WorldOptions): Promise<void>;
  /** Makes just these things wrong, all at once; nothing that was wrong before stays so. */
  break(breaks: readonly Break[]): Promise<void>;
  /** Plugs the client into another line, while everything in it runs on. */
  switchNetwork(to?: Line): Promise<void>;
  /** What the servers were asked, by whomever, since they were told to forget. */
  asked(): Promise<readonly Asked[]>;
  /** Requests to the outside view, bodies included, since the world began. */
  questions(): Promise<readonly ApiRequest[]>;
  /** Whom the client turned to, whether or not it got there, since it was told to forget. */
  contacts(): Promise<readonly Contact[]>;
  forget(): Promise<void>;
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
    await prepareDevice(namespaces.client);
    const internet = await startInternet(namespaces.internet, join(folder, 'control'));
    const authorityFile = join(folder, 'authority.pem');
    await writeFile(authorityFile, internet.authority);
    const inspectorFile = join(folder, 'inspector.pem');
    await writeFile(inspectorFile, internet.inspector);
    const parts = { namespaces, folder, authorityFile, inspectorFile, internet, close };
    return await openWorld(parts, options);
  } catch (error) {
    await close();
    throw error;
  }
}

type Parts = Pick<World, 'namespaces' | 'folder' | 'authorityFile' | 'inspectorFile' | 'close'> & {
  readonly internet: Internet;
};

async function openWorld({ internet, ...parts }: Parts, options: WorldOptions): Promise<World> {
  const { namespaces } = parts;
  const { client } = namespaces;
  let epoch = 0;
  let specs: Specs = { ...HOME, ...options };
  let sites: readonly Site[] = [];
  let line: Line = 'first';
  const apply = planApplier({ namespaces, internet });
  const world: World = {
    ...parts,
    controlPatterns: controlPatterns(specs.controls),
    renew: async (renewed = {}) => {
      specs = { ...specs, ...renewed };
      const own = makeSites(specs.services, specs.controls, { epoch: epoch++, seed: specs.seed });
      sites = specs.landmarks ? [...own, ...LANDMARKS] : own;
      await routeFar(namespaces, sites);
      await world.break([]);
      if (line !== 'first') await world.switchNetwork('first');
    },
    break: (breaks) => apply(planWorld(sites, breaks), line),
    switchNetwork: async (to = line === 'first' ? 'second' : 'first') => {
      line = to;
      await plugIn(line, namespaces);
    },
    asked: () => internet.asked(),
    questions: () => internet.questions(),
    contacts: () => contactsOf(client),
    forget: async () => {
      await forgetContacts(client);
      await internet.forget();
    },
    sites: () => sites,
    config: () => labConfig(specs, sites),
  };
  await world.renew();
  return world;
}

type Specs = Required<Omit<WorldOptions, 'seed'>> & Pick<WorldOptions, 'seed'>;

const HOME: Specs = {
  services: SERVICES,
  controls: CONTROLS,
  outsideMode: 'off',
  landmarks: false,
};
