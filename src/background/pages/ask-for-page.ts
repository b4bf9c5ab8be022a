import { askedPage } from '../../platform/asked-page.ts';
import { openPopup } from '../../platform/open-popup.ts';
import { adhocService } from '../adhoc-service.ts';

/** A popup opens within a second or two, or not at all. */
const VALID_MS = 30_000;

export interface AskTools {
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told of work that nobody waits for. */
  readonly watchOver: (work: Promise<unknown>) => void;
}

/**
 * Opens the popup on the origin of an address, which it checks at once; on what it always shows where there is no
 * address to check. Must be called in the very turn of the person's gesture.
 */
export function askForPage(address: string | undefined, { now, sleep, watchOver }: AskTools): void {
  const origin = originOf(address);
  const untilMs = now() + VALID_MS;
  const kept = origin === undefined ? Promise.resolve() : askedPage.set({ origin, untilMs });
  watchOver(openPopup(kept));
  if (origin !== undefined) {
    watchOver(sleep(VALID_MS).then(() => forgetOldRequest(now())));
  }
}

/** Takes away a request that no popup has come for. */
export async function forgetOldRequest(nowMs: number): Promise<void> {
  const asked = await askedPage.get();
  if (asked !== undefined && asked.untilMs <= nowMs) await askedPage.remove();
}

/** The origin as it would be checked; undefined for what cannot be. A user name or password in it is left out. */
function originOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return adhocService(origin) && origin;
}
