import { bestOf, distinctSorted } from './best-of.ts';
import { isProven, type Seen } from './outcome-word.ts';

/** Not even the fastest answer is quicker than this on a slow line: four round trips of 175 ms. */
const SLOW_FASTEST_MS = 700;

/** What all attempts at one control add up to. */
interface Control {
  readonly operator: string;
  readonly kind: string;
  readonly word: string;
  readonly state: 'passes' | 'by-chance' | 'fails';
  readonly durationMs: number;
}

/** What the controls of a round say together. */
export interface ControlsPrint {
  /** One line, or one of each kind of controls where kinds differ. */
  readonly lines: readonly string[];
  readonly allPass: boolean;
  /** Somebody else answers in place of controls. */
  readonly isForeign: boolean;
}

/**
 * What the controls say, whichever were drawn. One operator's trouble is its own as long as two others pass, and is left
 * out, as is what was stopped on this device: neither may make another class of a run.
 */
export function printControls(controls: readonly Seen[]): ControlsPrint {
  const read = readControls(controls);
  const kept = withoutLoneOperator(read);
  const suffering = kept.filter(({ state }) => state !== 'passes');
  const lines = [...patternOf(kept), ...speedOf(kept)];
  const isForeign = suffering.some(({ word }) => FOREIGN.some((sign) => word.includes(sign)));
  return { lines, allPass: kept.length > 0 && suffering.length === 0, isForeign };
}

const FOREIGN = ['sent', 'another page', '511'] as const;

function readControls(controls: readonly Seen[]): readonly Control[] {
  const asked = controls.filter((seen) => isControl(seen) && !isStoppedHere(seen));
  const place = commonPlace(asked);
  return distinctSorted(asked.map(({ endpoint }) => endpoint)).flatMap((endpoint) => {
    const best = bestOf(asked.filter((seen) => seen.endpoint === endpoint));
    if (best === undefined) return [];
    const { by, isFlaky } = best;
    const word = wordOfControl(by, best.word, place);
    const state = word !== 'pass' ? 'fails' : isFlaky ? 'by-chance' : 'passes';
    const operator = by.operator?.toLowerCase() ?? by.host;
    return [{ operator, kind: kindOf(by), word, state, durationMs: by.durationMs }];
  });
}

function isControl({ role }: Seen): boolean {
  return role === 'portal' || role === 'https' || role === 'address';
}

function isStoppedHere({ outcome }: Seen): boolean {
  return (
    outcome.kind === 'failure' && (outcome.layer === 'blocked' || outcome.layer === 'permission')
  );
}

function kindOf({ role, host }: Seen): string {
  return role === 'address' && host.includes(':') ? 'address of IPv6' : role;
}

/** Where controls of two operators are sent. */
function commonPlace(asked: readonly Seen[]): string | undefined {
  const places = new Map<string, Set<string>>();
  for (const { outcome, operator, host } of asked) {
    if (outcome.kind !== 'response' || outcome.redirectHost === undefined) continue;
    const to = outcome.redirectHost;
    places.set(to, (places.get(to) ?? new Set()).add(operator?.toLowerCase() ?? host));
  }
  return [...places].find(([, operators]) => operators.size > 1)?.[0];
}

function wordOfControl(by: Seen, word: string, place: string | undefined): string {
  const { host, outcome, role } = by;
  if (outcome.kind === 'failure') return word;
  const { content, opaque, proxy, redirectHost, status } = outcome;
  if (proxy !== undefined && status >= 400) return `${status} by a proxy`;
  if (role !== 'portal') return isProven(by) ? 'pass' : word;
  if (content === 'expected' || opaque === true) return 'pass';
  if (status === 511) return '511';
  if (redirectHost !== undefined && redirectHost !== host)
    return redirectHost === place ? 'sent to one place' : 'sent away';
  if (content === 'tiny') return 'a few bytes';
  return content === 'other' && status < 400 ? 'another page' : String(status);
}

/** Without what troubles a single operator, where two others are well. */
function withoutLoneOperator(controls: readonly Control[]): readonly Control[] {
  const suffering = controls.filter(({ state }) => state !== 'passes');
  const [lone, ...more] = operatorsOf(suffering);
  if (lone === undefined || more.length > 0) return controls;
  const others = controls.filter(({ operator }) => operator !== lone);
  return operatorsOf(others).length < 2 ? controls : controls.filter((c) => !suffering.includes(c));
}

function operatorsOf(controls: readonly Control[]): readonly string[] {
  return distinctSorted(controls.map(({ operator }) => operator));
}

function patternOf(controls: readonly Control[]): readonly string[] {
  const suffering = controls.filter(({ state }) => state !== 'passes');
  if (controls.length === 0) return ['controls: none'];
  if (suffering.length === 0) return ['controls: all pass'];
  if (suffering.some(({ state }) => state === 'by-chance')) return ['controls: by chance'];
  const kinds = distinctSorted(controls.map(({ kind }) => kind)).map((kind) => {
    const own = controls.filter((control) => control.kind === kind);
    return { kind, words: distinctSorted(own.map(({ word }) => word)) };
  });
  // Where a kind is of two minds, which of its controls were drawn is chance.
  if (kinds.some(({ words }) => words.includes('pass') && words.length > 1)) {
    return [`controls: some ${distinctSorted(suffering.map(({ word }) => word)).join(' / ')}`];
  }
  const told = kinds.map(({ kind, words }) => ({ kind, said: words.join(' / ') }));
  const [first] = told;
  return first !== undefined && told.every(({ said }) => said === first.said)
    ? [`controls: all ${first.said}`]
    : told.map(({ kind, said }) => `controls, ${kind}: ${said}`);
}

function speedOf(controls: readonly Control[]): readonly string[] {
  const times = controls.filter(({ word }) => word === 'pass').map(({ durationMs }) => durationMs);
  if (times.length === 0) return [];
  return [Math.min(...times) >= SLOW_FASTEST_MS ? 'line: slow' : 'line: prompt'];
}
