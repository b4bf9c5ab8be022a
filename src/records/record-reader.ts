import type { Incident } from '../formats/incident.ts';
import type { RecordedIncident, RollUp, Sample } from '../formats/records.ts';

/** Why there is no history. `newer`: a later version of the extension wrote it, and it stays untouched. */
export type RecordsFailure = 'unavailable' | 'newer' | 'damaged';

/** Reads the history. Every call may reject once the store fails; records that cannot be read are left out. */
export interface RecordReader {
  /** Ids of services with history, and '' for the user's own side; ascending. */
  readonly subjects: () => Promise<string[]>;
  /**
   * Days by subject, then by day. Between the first and the last day of a subject none is missing: those that nobody
   * observed are there as such.
   */
  readonly days: (options?: { readonly subject?: string }) => Promise<RollUp[]>;
  /** Hours that end after `fromMs`, oldest first, none missing in between. */
  readonly hours: (subject: string, fromMs: number) => Promise<RollUp[]>;
  /** Looks at or after `fromMs`, oldest first. */
  readonly samples: (subject: string, fromMs: number) => Promise<Sample[]>;
  /** Newest first, without their reports: those are read one by one. */
  readonly incidents: () => Promise<RecordedIncident[]>;
  readonly incident: (id: string) => Promise<RecordedIncident | undefined>;
  /** How many records this reader has met so far that could not be read. */
  readonly unreadable: () => number;
  readonly close: () => void;
}

export type OpenedReader =
  | { readonly kind: 'open'; readonly reader: RecordReader }
  | { readonly kind: 'failing'; readonly why: RecordsFailure; readonly message: string };

/** Opens the history for reading. Never rejects. */
export async function openRecordReader(): Promise<OpenedReader> {
  return { kind: 'failing', why: 'unavailable', message: 'not built yet' };
}

/** Incidents of which nothing else is recorded. */
export function recordedFrom(incidents: readonly Incident[]): RecordedIncident[] {
  return incidents.map((incident) => ({ incident, names: {} }));
}
