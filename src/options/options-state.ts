import type { Config } from '../formats/config.ts';
import type { ReplyError } from '../protocol.ts';
import type { Held } from './options-ports.ts';
import type { Change } from './revert-change.ts';

export const SECTIONS = [
  'services',
  'controls',
  'watching',
  'alerts',
  'page',
  'outside',
  'history',
  'transfer',
  'permissions',
] as const;

export type Section = (typeof SECTIONS)[number];

/** What was just done, with the way back where there is one. */
export interface Done {
  readonly text: string;
  readonly undo?: Change;
}

/** Everything the options page is drawn from. */
export interface OptionsState {
  readonly config: Config | undefined;
  readonly held: Held;
  readonly section: Section;
  /** An address that the popup asked to keep watching. */
  readonly add: string | undefined;
  readonly done: Done | undefined;
  readonly error: ReplyError | undefined;
}

/** Its address before it grew. */
const FORMER_WATCHING = 'frequency';

/** Reads the part of an address after `#`: a section, or `add=<address>`. */
export function readHash(hash: string): Pick<OptionsState, 'section' | 'add'> {
  const [word = '', value] = hash.replace(/^#/, '').split('=', 2);
  if (word === 'add' && value) return { section: 'services', add: decoded(value) };
  const name = word === FORMER_WATCHING ? 'watching' : word;
  return { section: SECTIONS.find((section) => section === name) ?? 'services', add: undefined };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
