import * as v from 'valibot';
import { type Config, configSchema, MAX_CONTROLS, MAX_SERVICES } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { cutText } from './cut-text.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { cutOff, problemsOf } from './problems-of.ts';

/** Longest text that is looked at, in characters: 1,000 services at 5,000 each. */
export const MAX_CONFIG_TEXT = 5_000_000;

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses the text of a file. Never throws: what is wrong comes back with its path. */
export function parseConfigText(text: string): ParsedConfig {
  if (text.length > MAX_CONFIG_TEXT) {
    return refused(`is too large: ${text.length} characters, at most ${MAX_CONFIG_TEXT}`);
  }
  try {
    return parseConfig(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused(cutText(`is not JSON: ${reason}`));
  }
}

/** Parses untrusted input into a configuration. Nothing is dropped in silence; defaults are filled in. */
export function parseConfig(input: unknown): ParsedConfig {
  const misfit = misfitOf(input);
  if (misfit !== undefined) return { ok: false, problems: [misfit] };
  const parsed = v.safeParse(configSchema, input);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
  const duplicates = duplicateIds(parsed.output);
  if (duplicates.length > 0) return { ok: false, problems: cutOff(duplicates) };
  return { ok: true, config: parsed.output };
}

/** What makes looking at the rest pointless: another kind of file, another version, far too much. */
function misfitOf(input: unknown): Problem | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { path: '', message: 'must be an object' };
  }
  const format: unknown = Reflect.get(input, 'format');
  if (format !== 'whichside/config') {
    return { path: 'format', message: 'must be "whichside/config"' };
  }
  const version: unknown = Reflect.get(input, 'version');
  if (version !== 1) {
    const isNewer = typeof version === 'number' && version > 1;
    const message = isNewer ? 'was made by a newer version; this one reads version 1' : 'must be 1';
    return { path: 'version', message };
  }
  return (
    tooLong(input, { key: 'services', most: MAX_SERVICES }) ??
    tooLong(input, { key: 'controls', most: MAX_CONTROLS })
  );
}

function tooLong(input: object, { key, most }: { key: string; most: number }): Problem | undefined {
  const list: unknown = Reflect.get(input, key);
  if (!Array.isArray(list) || list.length <= most) return undefined;
  return { path: key, message: `has ${list.length} entries, at most ${most}` };
}

function refused(message: string): ParsedConfig {
  return { ok: false, problems: [{ path: '', message }] };
}
