import type { Config } from '../formats/config.ts';
import { lastReport } from '../platform/stored-reports.ts';
import type { Reply } from '../protocol.ts';
import { applyImport, type ImportMode } from '../settings/apply-import.ts';
import { parseConfig } from '../settings/parse-config.ts';
import { loadConfig, saveConfig } from './config-store.ts';
import { failure, success } from './replies.ts';
import { roundQueue } from './round-job.ts';
import { answeredMemory, failureMemory, pruneAnswered, pruneFailures } from './round-memory.ts';
import type { Rounds } from './rounds.ts';

/**
 * Imports untrusted input: all of it, or nothing. Once it is stored running rounds end, and what is remembered of
 * services that are gone is forgotten.
 */
export async function importConfig(
  { config: input, mode }: { config?: unknown; mode: ImportMode },
  rounds: Pick<Rounds, 'endAll' | 'forbidJoining'>,
): Promise<Reply<{ imported: number }>> {
  const parsed = parseConfig(input);
  if (!parsed.ok) return refused(parsed.problems);
  const current = await loadConfig();
  if (!current.ok) return failure('storage', current.message);
  const applied = applyImport(current.config, parsed.config, mode);
  if (!applied.ok) return refused(applied.problems);
  const saved = await saveConfig(applied.config);
  if (!saved.ok) return failure('storage', saved.message);
  await rounds.endAll();
  rounds.forbidJoining();
  await forgetWhatIsGone(applied.config);
  return success({ imported: parsed.config.services.length });
}

function refused(problems: readonly { path: string; message: string }[]): Reply<never> {
  const message = 'the configuration cannot be used as it is';
  return { ok: false, error: { code: 'bad-request', message, problems } };
}

async function forgetWhatIsGone(config: Config): Promise<void> {
  await roundQueue.remove();
  const answered = await answeredMemory.get();
  if (answered !== undefined) await answeredMemory.set(pruneAnswered(answered, config));
  const failures = await failureMemory.get();
  if (failures !== undefined) await failureMemory.set(pruneFailures(failures, config));
  const report = await lastReport.get();
  const ids = new Set(config.services.map(({ id }) => id));
  // A verdict on services that are no longer watched would stay on the badge for ever.
  if (report?.services.some(({ id }) => !ids.has(id))) await lastReport.remove();
}
