import type { History } from '../formats/history.ts';
import type { Incident } from '../formats/incident.ts';
import type { RecordReader } from './record-reader.ts';
import { messageOf } from './store-failure.ts';

/** What an export is read from: a reader, or what is left without one. */
export type ExportSource = Omit<RecordReader, 'close'>;

export interface ExportAbout {
  /** Wall clock, ms since the epoch. */
  readonly atMs: number;
  /** IANA name. */
  readonly timeZone: string;
  /** What services are called now. */
  readonly services: History['services'];
  /** Why the history could not be opened, where it could not. */
  readonly problem?: string;
}

/** A source of incidents alone, for when the history cannot be opened: the background still lists them. */
export function incidentsAlone(incidents: readonly Incident[]): ExportSource {
  const recorded = incidents.map((incident) => ({ incident, names: {} }));
  return {
    subjects: async () => [],
    days: async () => [],
    hours: async () => [],
    samples: async () => [],
    incidents: async () => recorded,
    incident: async (id) => recorded.find(({ incident }) => incident.id === id),
    unreadable: () => 0,
  };
}

/** Reads piece by piece: what fails is noted, and costs that piece alone. */
export interface CarefulReader {
  readonly read: <T>(what: string, work: () => Promise<T>) => Promise<T | undefined>;
  readonly problems: readonly string[];
}

export function createCarefulReader({ problem }: Pick<ExportAbout, 'problem'>): CarefulReader {
  const problems = problem === undefined ? [] : [problem];
  return {
    problems,
    read: async (what, work) => {
      try {
        return await work();
      } catch (error) {
        problems.push(`${what}: ${messageOf(error)}`);
        return undefined;
      }
    },
  };
}
