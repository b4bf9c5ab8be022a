import { incidentsToRecord } from '../../src/background/records-incidents.ts';
import { gapOf } from '../../src/formats/gap-of.ts';
import type { Report } from '../../src/formats/report.ts';
import { withCertainty } from '../../src/incidents/standing.ts';
import { looksOf } from '../../src/records/look-of.ts';
import { pruneRecords } from '../../src/records/prune-records.ts';
import { recordRound } from '../../src/records/record-round.ts';
import { INTERVAL_MS } from '../unit/alerts/play-alerts.ts';
import { observed } from '../unit/background/sample-report.ts';
import { translator } from '../unit/wording/translator.ts';
import type { MonthRound } from './play-month.ts';
import type { Database } from './stored-bytes.ts';

const CONTROLS = 5;

/** Records a month's rounds as the background does, one after the other, incidents with their reports included. */
export async function keepMonth(db: Database, rounds: readonly MonthRound[]): Promise<void> {
  const t = translator('en');
  for (const round of rounds) {
    const { looks, news, state, isAfterPause, isLineDown } = round;
    const report = withCertainty(withAttempts(round.report), state);
    await recordRound(db, {
      looks: looksOf(report, looks),
      incidents: incidentsToRecord({ report, news, state, looks }, t),
      gapMs: gapOf(INTERVAL_MS),
      isAfterPause,
      ...(isLineDown && { lineDown: { local: [] } }),
    });
    await pruneRecords(db, Date.parse(report.startedAt));
  }
}

type Attempt = Report['controls'][number];

/** The report with what would have been asked in it: of controls, and of each service. */
function withAttempts(report: Report): Report {
  const { startedAt, user } = report;
  const controls = Array.from({ length: CONTROLS }, (_, n): Attempt => {
    const host = `control-${n}.example`;
    return attempt({ n: n + 1, host, role: 'https', startedAt, answers: user.kind === 'ok' });
  });
  const services = report.services.map((service) => {
    const answers = service.verdict.kind === 'ok';
    const own = answers ? [1] : [1, 2, 3];
    const host = `${service.id}.example`;
    return {
      ...service,
      observations: own.map((n) => attempt({ n, host, role: 'endpoint', startedAt, answers })),
    };
  });
  return { ...report, controls, services };
}

interface Asked extends Pick<Attempt, 'n' | 'host' | 'role' | 'startedAt'> {
  readonly answers: boolean;
}

function attempt({ answers, ...asked }: Asked): Attempt {
  const { outcome, ...rest } = { ...observed(asked.n), ...asked };
  const about = { ...rest, endpoint: `https://${asked.host}/`, durationMs: 123.4, bytes: 700 };
  if (answers) return { ...about, outcome };
  return { ...about, outcome: { kind: 'failure', layer: 'timeout', code: 'net::ERR_TIMED_OUT' } };
}
