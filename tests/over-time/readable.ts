import type { Ledger } from './ledger.ts';
import { type FoundHistory, readHistory } from './read-history.ts';
import type { Stage } from './stage.ts';
import { waitUntil } from './wait.ts';

/** What a round saw is written beside it, not before it ends. */
const WRITTEN_MS = 20_000;

/** Claims that all of the history can be read, and that its incidents are those that stand elsewhere. */
export async function claimReadable(stage: Stage, ledger: Ledger): Promise<void> {
  let found: FoundHistory = await readHistory(stage);
  await waitUntil(async () => {
    found = await readHistory(stage);
    return (await missingIn(stage, found)).length === 0;
  }, WRITTEN_MS);
  ledger.claim('the history opens', found.kind === 'open', found);
  if (found.kind !== 'open') return;
  const { subjects, days, hours, samples, reports, unreadable, incidents } = found;
  ledger.figure(
    'in the history',
    `${subjects} subjects, ${days} days, ${hours} hours, ${samples} samples, ${incidents.length} incidents, ${reports} reports`,
  );
  ledger.claim('each record in it can be read', unreadable === 0, unreadable);
  const missing = await missingIn(stage, found);
  ledger.claim('it tells of every incident, as it stands', missing.length === 0, {
    missing,
    incidents,
  });
  const ids = new Set(incidents.map(({ id }) => id));
  ledger.claim('it tells of none twice', ids.size === incidents.length, incidents);
}

/** Incidents that the history does not have, or has otherwise. */
async function missingIn(stage: Stage, found: FoundHistory): Promise<readonly string[]> {
  const kept = found.kind === 'open' ? found.incidents : [];
  const standing = await stage.incidents();
  return standing.flatMap(({ id, endedAt }) =>
    kept.some((one) => one.id === id && one.endedAt === endedAt) ? [] : [`${id} ${endedAt}`],
  );
}
