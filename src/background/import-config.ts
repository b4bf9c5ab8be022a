import type { Config } from '../formats/config.ts';
import { forgetServices } from '../incidents/standing.ts';
import type { Reply } from '../protocol.ts';
import { applyImport, type ImportMode } from '../settings/apply-import.ts';
import { parseConfig } from '../settings/parse-config.ts';
import { sameTargets } from '../settings/same-target.ts';
import type { Translate } from '../wording/translate.ts';
import { loadConfig, saveConfig } from './config-store.ts';
import { readIncidents, saveIncidents } from './incident-store.ts';
import { pruneReports } from './keep-report.ts';
import type { RecordsDesk } from './records-desk.ts';
import { failure, success } from './replies.ts';
import { roundQueue } from './round-job.ts';
import { answeredMemory, pruneAnswered } from './round-memory.ts';
import type { Rounds } from './rounds.ts';
import type { Serialised } from './serialise.ts';
import { forgetOutsideViews } from './views/outside-store.ts';
import { forgetEarlierRounds } from './views/view-memory.ts';

interface ImportTools {
  readonly rounds: Pick<Rounds, 'endAll' | 'forbidJoining'>;
  /** Rounds remember in the same line. */
  readonly remember: Serialised;
  readonly records: Pick<RecordsDesk, 'forget'>;
  readonly t: Translate;
}

interface Change {
  readonly before: Config;
  readonly after: Config;
  readonly records: Pick<RecordsDesk, 'forget'>;
  readonly t: Translate;
}

/**
 * Imports untrusted input: all of it, or nothing. Once it is stored running rounds end, and what is remembered of
 * services that are gone, disabled or changed is forgotten.
 */
export async function importConfig(
  { config: input, mode }: { config?: unknown; mode: ImportMode },
  { rounds, remember, records, t }: ImportTools,
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
  await remember(() =>
    forgetWhatChanged({ before: current.config, after: applied.config, records, t }),
  );
  return success({ imported: parsed.config.services.length });
}

function refused(problems: readonly { path: string; message: string }[]): Reply<never> {
  const message = 'the configuration cannot be used as it is';
  return { ok: false, error: { code: 'bad-request', message, problems } };
}

/** A verdict on what is watched no longer, or watched elsewhere, would stay on the badge for ever. */
async function forgetWhatChanged({ before, after, records, t }: Change): Promise<void> {
  await roundQueue.remove();
  const listed = new Set(after.services.map(({ id }) => id));
  const same = sameTargets(before, after);
  const standing = new Set(
    after.services.filter((each) => each.enabled && same.has(each.id)).map(({ id }) => id),
  );
  const isStanding = (id: string): boolean => standing.has(id);
  const answered = await answeredMemory.get();
  if (answered !== undefined) await answeredMemory.set(pruneAnswered(answered, after));
  const isListed = (id: string): boolean => listed.has(id);
  const read = await readIncidents();
  if (read.ok) {
    const { incidents } = read;
    await saveIncidents(incidents, forgetServices(incidents, { isListed, isStanding }));
  }
  // Its own line may be long, and no import waits for history.
  void records.forget({ isListed, isStanding });
  await forgetEarlierRounds(after.services.filter(({ id }) => isStanding(id)));
  await forgetOutsideViews((id) => !isStanding(id));
  await pruneReports({ isListed, isStanding, t });
}
