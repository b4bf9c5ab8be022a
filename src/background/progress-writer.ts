import { stationsOf } from '../diagnosis/stations.ts';
import { SUSPECTS } from '../diagnosis/suspect.ts';
import type { PartialReport } from '../formats/report.ts';

/** Storage writes wake every open page; people see no difference below that. */
const APART_MS = 100;
/** A long list takes longer to write and to read; nobody follows hundreds of services that closely. */
const APART_MS_PER_SERVICE = 2;

export interface ProgressWriter {
  /** Publishes what is known: at once where a station is newly cleared, else at most every 100 ms, less often for long lists. */
  readonly tell: (report: PartialReport) => void;
  /** Publishes nothing more; resolves when the last write is done. */
  readonly end: () => Promise<void>;
}

interface WriterTools {
  readonly write: (report: PartialReport) => Promise<unknown>;
  /** A clock that never jumps, in ms. */
  readonly elapsed: () => number;
}

/** Writes of one round, one after the other; a write that is overtaken while it waits is left out. */
export function createProgressWriter({ write, elapsed }: WriterTools): ProgressWriter {
  let latest: PartialReport | undefined;
  let writing: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let apartMs = APART_MS;
  let cleared = 0;
  let ended = false;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (writing === undefined) {
      writing = drain().finally(() => {
        writing = undefined;
      });
    }
  };

  const drain = async (): Promise<void> => {
    while (latest !== undefined) {
      const report = latest;
      latest = undefined;
      writtenAt = elapsed();
      apartMs = Math.max(APART_MS, report.services.length * APART_MS_PER_SERVICE);
      await write(report);
    }
  };

  return {
    tell: (report) => {
      if (ended) return;
      latest = report;
      const count = clearedStations(report);
      const isNews = count > cleared;
      cleared = Math.max(cleared, count);
      const waitMs = isNews ? 0 : writtenAt + apartMs - elapsed();
      if (waitMs <= 0) flush();
      else timer ??= setTimeout(flush, waitMs);
    },
    end: async () => {
      ended = true;
      latest = undefined;
      clearTimeout(timer);
      await writing;
    },
  };
}

function clearedStations(report: PartialReport): number {
  const stations = stationsOf(report);
  return SUSPECTS.filter((suspect) => stations[suspect] === 'cleared').length;
}
