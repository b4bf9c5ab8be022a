import type { PartialReport, Report } from '../formats/report.ts';
import { browser } from './browser.ts';

/**
 * What the popup reads of `stored-reports.ts`: the same keys with a look at their shape alone, since only our own
 * background writes them, and a full parse costs the popup weight and time before its first paint.
 */

/** The last report; undefined when there is none or it cannot be read. Never rejects. */
export async function readLastReport(): Promise<Report | undefined> {
  try {
    const { report } = await browser.storage.local.get('report');
    return asReport(report);
  } catch {
    return undefined;
  }
}

/** Calls back with each new last report. Returns what ends the subscription. */
export function watchLastReport(listener: (report: Report | undefined) => void): () => void {
  return watch('local', { key: 'report', listener: (value) => listener(asReport(value)) });
}

/** Calls back with what a running round knows. Returns what ends the subscription. */
export function watchProgress(listener: (report: PartialReport | undefined) => void): () => void {
  return watch('session', {
    key: 'progress',
    listener: (value) => listener(isObject(value) ? asReport(value.report) : undefined),
  });
}

function watch(
  area: 'local' | 'session',
  { key, listener }: { key: string; listener: (value: unknown) => void },
): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, changedArea: string): void => {
    const change = changes[key];
    if (changedArea === area && change !== undefined) listener(change.newValue);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function asReport<T extends PartialReport>(value: unknown): T | undefined {
  const fits =
    isObject(value) &&
    value.format === 'whichside/report' &&
    value.version === 1 &&
    Array.isArray(value.services) &&
    Array.isArray(value.controls);
  return fits ? (value as unknown as T) : undefined;
}
