import type { Report } from '../../formats/report.ts';
import type { PageEvent } from '../../platform/web-navigation.ts';
import {
  classifyPageError,
  isServerError,
  type OnlyHere,
  onlyHere,
} from '../../probe/page-error.ts';
import type { Translate } from '../../wording/translate.ts';
import type { FailedPage } from './failed-pages.ts';
import { pageNote } from './page-words.ts';

/** A page that reloads for ever is checked so often at most while it fails in one way. */
const PACE_MS = 60_000;
/** Nothing tells when the user's own side is well again, and people load pages to find out. */
const OWN_SIDE_PACE_MS = 10_000;
/**
 * Firefox puts its error page into the tab after it has told of the error (5 to 70 ms later), and a server's own error
 * page stands 20 ms after its status was told (Chromium): a document that begins later is another one.
 */
const OWN_PAGE_MS = 1_000;

/** A page that failed longer ago is nothing that anybody waits to hear of. */
const RECENT_MS = 2 * 60_000;
/** The check itself may be what backgrounds die of. */
const MOST_DEATHS = 2;

type Failure = Extract<PageEvent, { kind: 'failed' }>;

/** A failed load as it is kept; undefined where it is nobody's fault. */
export function failedPage(
  { tab, url, word }: Failure,
  { nowMs, t }: { nowMs: number; t: Translate },
): FailedPage | undefined {
  const error = classifyPageError(word);
  if (error.kind === 'nothing') return undefined;
  const { origin, protocol } = new URL(url);
  const only = onlyHere(error, { secure: protocol === 'https:' });
  return { tab, origin, code: error.code, only, note: pageNote(only, origin, t), atMs: nowMs };
}

/** The pages that stand with one more, or with one that failed again; what is known of its origin is kept with it. */
export function withPage(pages: readonly FailedPage[], page: FailedPage): readonly FailedPage[] {
  const there = pages.find(({ tab }) => tab === page.tab);
  const others = pages.filter((each) => each !== there);
  const twins = [...(there ? [there] : []), ...others].filter(
    ({ origin }) => origin === page.origin,
  );
  // An error without a body comes twice: with its status, and a moment later as an error page.
  if (there && twins[0] === there && page.only === 'page' && isServerError(there.code)) {
    return [...others, { ...there, atMs: page.atMs }];
  }
  const known = twins.find(({ report }) => report !== undefined);
  if (known?.report === undefined) return [...others, page];
  const { code, report, checkedAtMs } = known;
  const isSameWay = code === page.code && checkedAtMs !== undefined;
  return [...others, { ...page, report, ...(isSameWay && { checkedAtMs }) }];
}

/** Whether a failed page still stands after what became of a tab. */
export function standsAfter(page: FailedPage, event: PageEvent, nowMs: number): boolean {
  if (event.tab !== page.tab || event.kind === 'failed') return true;
  if (new URL(event.url).origin !== page.origin) return false;
  if (event.kind === 'loaded') return isServerError(page.code);
  return Math.abs(nowMs - page.atMs) < OWN_PAGE_MS;
}

/** `stopped` may be a blocker's doing too: nobody is asked about what somebody chose to block. */
const NOT_ASKED: readonly OnlyHere[] = ['blocked-by-extension', 'blocked-by-policy', 'stopped'];

/** Whether its origin is to be asked now. What a blocker or a rule stops on this device is not. */
export function isDue({ only, report, checkedAtMs }: FailedPage, nowMs: number): boolean {
  if (NOT_ASKED.includes(only)) return false;
  if (report === undefined || checkedAtMs === undefined) return true;
  const pace = report.user.kind === 'fault' ? OWN_SIDE_PACE_MS : PACE_MS;
  return Math.abs(nowMs - checkedAtMs) >= pace;
}

/** Whether a background that has just begun owes a page the answer of the one before it. */
export function isOwed({ report, atMs, deaths = 0 }: FailedPage, nowMs: number): boolean {
  return report === undefined && Math.abs(nowMs - atMs) < RECENT_MS && deaths < MOST_DEATHS;
}

/** The same pages; those that are owed an answer have seen one more background die. */
export function afterDeath(pages: readonly FailedPage[], nowMs: number): readonly FailedPage[] {
  return pages.map((page) =>
    isOwed(page, nowMs) ? { ...page, deaths: (page.deaths ?? 0) + 1 } : page,
  );
}

/** The same pages, with what a check said of one origin. */
export function withReport(
  pages: readonly FailedPage[],
  origin: string,
  { report, atMs }: { report: Report; atMs: number },
): readonly FailedPage[] {
  return pages.map((page) =>
    page.origin === origin && isDue(page, atMs) ? { ...page, report, checkedAtMs: atMs } : page,
  );
}
