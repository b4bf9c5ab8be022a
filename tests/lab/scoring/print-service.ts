import type { Report } from '../../../src/formats/report.ts';
import { type Best, bestOf, distinctSorted } from './best-of.ts';
import type { Seen } from './outcome-word.ts';
import { knownAddresses, printName, relationOf } from './print-name.ts';

export type ServiceReport = Report['services'][number];

/** What one service's own attempts, and what was asked about it, come to. */
export interface ServicePrint {
  /** A line for each of its functions; those that say the same are one. */
  readonly parts: readonly string[];
  /** Every function answers, late or not, and nobody on the way could have made that up. */
  readonly isProvenWell: boolean;
  /** Every function answers, some of them in clear text. */
  readonly isWell: boolean;
  readonly isLate: boolean;
  /** Nothing was seen of it. */
  readonly isUnseen: boolean;
}

interface Part {
  readonly line: string;
  readonly best: Best;
}

/** Reads a service; endpoints of one function stand in for each other, and the best speaks for all. */
export function printService(service: ServiceReport): ServicePrint {
  const functions = byFunction(service);
  const said = functions.map((endpoints) => printFunction(endpoints, service)).filter(isSeen);
  const parts = distinctSorted(said.map(({ line }) => line));
  return {
    parts,
    isProvenWell: said.length > 0 && said.every(({ best }) => best.isProvenWell),
    isWell: said.length > 0 && said.every(({ best }) => isWell(best)),
    isLate: parts.some((line) => line.includes(' late')),
    isUnseen: said.length === 0,
  };
}

function isWell({ by, isProvenWell, word }: Best): boolean {
  const isPlain = by.outcome.kind === 'response' && !by.secure && by.outcome.status < 400;
  return isProvenWell || (isPlain && !/page|another|garbage/.test(word));
}

function isSeen(part: Part | undefined): part is Part {
  return part !== undefined;
}

/** Attempts at its endpoints: by function, and within it by endpoint. */
function byFunction({
  endpoints = [],
  observations,
}: ServiceReport): readonly (readonly Seen[][])[] {
  const functions = new Map<string, Map<number, Seen[]>>();
  for (const seen of observations) {
    if (seen.role !== 'endpoint') continue;
    const { index = 0 } = seen;
    const purpose = endpoints[index]?.function ?? 'web';
    const own = functions.get(purpose) ?? new Map<number, Seen[]>();
    own.set(index, [...(own.get(index) ?? []), seen]);
    functions.set(purpose, own);
  }
  return [...functions.values()].map((own) => [...own.values()]);
}

function printFunction(endpoints: readonly Seen[][], service: ServiceReport): Part | undefined {
  const parts = endpoints.flatMap((attempts) => printEndpoint(attempts, service) ?? []);
  const well = parts.filter(({ best }) => isWell(best));
  const telling = well.length > 0 ? well : parts;
  const [first] = [...telling].sort((a, b) => (a.line < b.line ? -1 : 1));
  if (first === undefined) return undefined;
  if (well.length > 0) return first;
  return { ...first, line: distinctSorted(parts.map(({ line }) => line)).join(' | ') };
}

function printEndpoint(attempts: readonly Seen[], service: ServiceReport): Part | undefined {
  const best = bestOf(attempts);
  if (best === undefined) return undefined;
  if (best.isProvenWell) return { line: best.word, best };
  const { host, endpoint, outcome } = best.by;
  const { observations } = service;
  const failing = outcome.finalHost ?? host;
  const address = outcome.kind === 'response' ? outcome.address : undefined;
  const where = relationOf(address, knownAddresses(failing, observations));
  // Only others elsewhere make a difference between the front page and another: they are asked for the front.
  const isBehind = service.outside?.state === 'answered' && !isFront(endpoint);
  const word = [best.word, where, isBehind ? 'behind the front page' : ''];
  const own = word.filter((each) => each !== '').join(' ');
  return { line: [own, ...printName(failing, observations)].join('; '), best };
}

function isFront(endpoint: string): boolean {
  return URL.canParse(endpoint) && new URL(endpoint).pathname === '/';
}
