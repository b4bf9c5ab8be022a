import { gapOf } from '../formats/gap-of.ts';
import type { Incident } from '../formats/incident.ts';
import type { RecordedIncident } from '../formats/records.ts';
import { USER_SUBJECT } from '../incidents/round.ts';
import { listIncidents } from '../incidents/standing.ts';
import type { StorageResult } from '../platform/storage.ts';
import { alignIncidents } from '../records/align-incidents.ts';
import { clearRecords, forgetSubjects } from '../records/forget-records.ts';
import { looksOf } from '../records/look-of.ts';
import { pruneAfterSilence, pruneRecords } from '../records/prune-records.ts';
import { recordRound } from '../records/record-round.ts';
import type { Translate } from '../wording/translate.ts';
import { loadConfig } from './config-store.ts';
import { readIncidents, saveIncidents } from './incident-store.ts';
import { readLastReport } from './keep-report.ts';
import type { NotedRound } from './note-round.ts';
import { forgetOldIncidents } from './records-ages.ts';
import { openRecordsDoor } from './records-door.ts';
import { incidentsToRecord, namesOf, reportOf } from './records-incidents.ts';
import { createLine, type Serialised } from './serialise.ts';
import { isHeld, type SparedResult } from './spare-store.ts';

/** How long somebody waits for history to be deleted. */
const PATIENCE_MS = 10_000;

/** What keeps the history. One thing at a time, in the order in which it was asked for; nothing here ever rejects. */
export interface RecordsDesk {
  /** Records a kept round, and prunes a little. Nobody needs to wait for it. */
  readonly recordRound: (noted: NotedRound, intervalMs: number) => Promise<void>;
  /**
   * To be called when the background wakes. Brings history in line with what stands elsewhere, where a death came between
   * the two, and prunes where no round has for hours.
   */
  readonly align: () => Promise<void>;
  /** Takes into account that the configuration has changed; `isStanding`: enabled, and as it was. */
  readonly forget: (remaining: Remaining) => Promise<void>;
  /** Forgets all but incidents that stand. */
  readonly deleteAll: () => Promise<StorageResult>;
}

interface Remaining {
  readonly isListed: (id: string) => boolean;
  readonly isStanding: (id: string) => boolean;
}

interface DeskTools {
  /** Wall clock, ms since the epoch. */
  readonly now: () => number;
  readonly t: Translate;
  /** The line in which rounds remember. */
  readonly remember: Serialised;
}

export function createRecordsDesk({ now, t, remember }: DeskTools): RecordsDesk {
  const inTurn = createLine();
  const door = openRecordsDoor(now);

  const align = (): Promise<void> =>
    door.use(async (db) => {
      const read = await readIncidents();
      // Whatever stands would be taken for lost.
      if (!read.ok) return;
      const listed = listIncidents(read.incidents);
      const last = await readLastReport();
      const config = await loadConfig();
      const services = config.ok ? config.config.services : [];
      const toRecord = (incident: Incident): RecordedIncident => ({
        incident,
        names: namesOf(services, incident),
        // The round that confirmed it may have been the last one before a death.
        ...(last?.startedAt === incident.confirmedAt && { report: reportOf(incident, last, t) }),
      });
      await alignIncidents(db, { listed, toRecord, nowMs: now() });
      if (!config.ok) return;
      const ids = new Set(services.map(({ id }) => id));
      await forgetSubjects(db, { isGone: goneFrom((id) => ids.has(id)), isUnwatched: () => false });
    });

  return {
    recordRound: (noted, intervalMs) =>
      inTurn(async () => {
        await door.use((db) =>
          recordRound(db, {
            looks: looksOf(noted.report, noted.looks),
            incidents: incidentsToRecord(noted, t),
            gapMs: gapOf(intervalMs),
            isAfterPause: noted.isAfterPause,
            lineDown: noted.lineDown,
          }),
        );
        await door.use((db) => pruneRecords(db, now()));
        await remember(() => forgetOldIncidents(now()));
      }),
    align: () =>
      inTurn(async () => {
        await remember(() => forgetOldIncidents(now()));
        await align();
        await door.use((db) => pruneAfterSilence(db, now()));
      }),
    forget: ({ isListed, isStanding }) =>
      inTurn(async () => {
        const isGone = goneFrom(isListed);
        const isUnwatched = goneFrom(isStanding);
        await door.use((db) => forgetSubjects(db, { isGone, isUnwatched }));
        await align();
      }),
    deleteAll: () =>
      withDeadline(
        inTurn(async () => {
          const forgotten = await remember(forgetClosed);
          if (!isHeld(forgotten)) return forgotten;
          const emptied = await door.empty(clearRecords);
          // What storage.local would not let go of is there still.
          return emptied.ok ? forgotten : emptied;
        }),
      ),
  };
}

/** The user's own side is in no configuration, and never gone. */
function goneFrom(isThere: (id: string) => boolean): (subject: string) => boolean {
  return (subject) => subject !== USER_SUBJECT && !isThere(subject);
}

/** A database that hangs fails nothing; whoever waits for it is told so, and what was asked for may still come. */
function withDeadline(work: Promise<StorageResult>): Promise<StorageResult> {
  const message = `the history has not answered within ${PATIENCE_MS / 1_000} s`;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ ok: false, message }), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function forgetClosed(): Promise<SparedResult> {
  const read = await readIncidents();
  if (!read.ok) return read;
  return saveIncidents(read.incidents, { ...read.incidents, closed: [] });
}
