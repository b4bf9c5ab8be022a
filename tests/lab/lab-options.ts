import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { ACCESSES, type Access, type BrowserKind } from '../browsers/test-browser.ts';

export interface LabOptions {
  readonly patterns: readonly string[];
  readonly kinds: readonly BrowserKind[];
  readonly accesses: readonly Access[];
  readonly seed: number;
  readonly workers: number;
  readonly repeat: number;
  readonly minutes: number;
  readonly withBaselines: boolean;
  readonly withTwists: boolean;
  /** Just those that every run of all tests plays. */
  readonly isQuick: boolean;
  readonly writesHonest: boolean;
  /** Folder for what is found; absent: by the seed. */
  readonly out?: string;
  readonly isHelp: boolean;
}

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
/** As the product asks for them; what is seen before it has asked, an own run tells. */
const USUAL_ACCESSES: readonly Access[] = ['all', 'services'];
/** Most of the time everybody waits: two worlds keep one processor busy. */
const WORKERS = Math.min(8, 2 * availableParallelism());
const MOST_MINUTES = 240;

export const LAB_USAGE = `npm run lab -- [PATTERN...] [options]
  PATTERN              part of a scenario's name, or the row of the catalogue that it builds; absent: all of them
  --browser NAME       chromium or firefox; absent: both
  --access NAME        all (every host was granted), services (hosts of controls and services),
                       or controls (as after an installation); absent: the first two
  --seed N             what names, addresses, controls and delays are drawn from; absent: by the clock
  --quick              just those of them that \`npm test\` plays
  --repeat N           play it all so often, each time with the next seed
  --twists             play a tenth again with a control down, with one blocked, and with the clock off
  --no-baselines       ask nobody else; what people use instead is asked with the first set of permissions
  --workers N          worlds at once; absent: ${WORKERS}
  --minutes N          begin nothing new after that; absent: ${MOST_MINUTES}
  --out FOLDER         where results go; absent: lab-results/SEED
  --write-honest       keep the strongest honest sets in tests/lab/honest-sets.json`;

/** Reads the words behind `npm run lab --`; `nowMs` makes the seed where none is told. Fails with one line and the usage. */
export function parseLabOptions(words: readonly string[], nowMs: number): LabOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      browser: { type: 'string' },
      access: { type: 'string' },
      seed: { type: 'string' },
      repeat: { type: 'string' },
      workers: { type: 'string' },
      minutes: { type: 'string' },
      out: { type: 'string' },
      quick: { type: 'boolean', default: false },
      twists: { type: 'boolean', default: false },
      'no-baselines': { type: 'boolean', default: false },
      'write-honest': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    patterns: positionals,
    kinds: oneOrAll(KINDS, values.browser),
    accesses: values.access === undefined ? USUAL_ACCESSES : oneOrAll(ACCESSES, values.access),
    seed: wholeNumber(values.seed) ?? Math.floor(nowMs / 1_000) % 1_000_000,
    workers: wholeNumber(values.workers) ?? WORKERS,
    repeat: wholeNumber(values.repeat) ?? 1,
    minutes: wholeNumber(values.minutes) ?? MOST_MINUTES,
    withBaselines: !values['no-baselines'],
    isQuick: values.quick,
    withTwists: values.twists,
    writesHonest: values['write-honest'],
    ...(values.out !== undefined && { out: values.out }),
    isHelp: values.help,
  };
}

function oneOrAll<T extends string>(all: readonly T[], name: string | undefined): readonly T[] {
  if (name === undefined) return all;
  const found = all.filter((one) => one === name);
  if (found.length === 0) throw new Error(`${name} is none of ${all.join(', ')}\n${LAB_USAGE}`);
  return found;
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new Error(`${text} is no whole number above 0\n${LAB_USAGE}`);
  }
  return number;
}
