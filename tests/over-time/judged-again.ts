import type { ServiceSpec } from '../net/site.ts';
import type { ProofTools } from './proof.ts';
import { upSince } from './read-history.ts';
import { waitUntil } from './wait.ts';

/**
 * A minute and its jitter until a round sees that the line is back, that round, and the second look 30 s later at those of
 * whom it was too early to tell.
 */
const JUDGED_MS = 150_000;

/** Claims that each service is seen answering again, by the schedule alone, since `backAtMs` (ms since the epoch). */
export async function claimJudgedAgain(
  { stage, ledger, asks }: Pick<ProofTools, 'stage' | 'ledger' | 'asks'>,
  {
    services,
    backAtMs,
    title,
  }: {
    readonly services: readonly ServiceSpec[];
    readonly backAtMs: number;
    readonly title: string;
  },
): Promise<void> {
  let up: Readonly<Record<string, number>> = {};
  await waitUntil(
    async () => {
      if (asks) await stage.check();
      up = await upSince(stage, backAtMs);
      return services.every(({ id }) => up[id] !== undefined);
    },
    backAtMs + JUDGED_MS - Date.now(),
  );
  const moments = services.flatMap(({ id }) => up[id] ?? []);
  const lastMs = Math.max(...moments) - backAtMs;
  ledger.figure(`${title}the last service seen answering after, s`, Math.round(lastMs / 1_000));
  ledger.claim(`${title}each service is judged again`, moments.length === services.length, up);
}
