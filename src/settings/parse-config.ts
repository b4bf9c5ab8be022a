import * as v from 'valibot';
import { type Config, configSchema } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { excessOf } from './config-size.ts';
import { cutText } from './cut-text.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { configText } from './export-config.ts';
import { misfitOf } from './misfit.ts';
import { cutOff, problemsOf } from './problems-of.ts';

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Parses the text of a file. Never throws: what is wrong comes back with its path. */
export function parseConfigText(text: string): ParsedConfig {
  const excess = excessOf(text);
  if (excess !== undefined) return refused(excess);
  try {
    return parseConfig(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused({ path: '', message: cutText(`is not JSON: ${reason}`) });
  }
}

/** Parses untrusted input into a configuration. Nothing is dropped in silence; defaults are filled in. */
export function parseConfig(input: unknown): ParsedConfig {
  const misfit = misfitOf(input);
  if (misfit !== undefined) return refused(misfit);
  const parsed = v.safeParse(configSchema, input);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues) };
  const duplicates = duplicateIds(parsed.output);
  if (duplicates.length > 0) return { ok: false, problems: cutOff(duplicates) };
  // With its defaults and its indents the exported text may be larger than the input was.
  const excess = excessOf(configText(parsed.output));
  return excess === undefined ? { ok: true, config: parsed.output } : refused(excess);
}

function refused(problem: Problem): ParsedConfig {
  return { ok: false, problems: [problem] };
}
