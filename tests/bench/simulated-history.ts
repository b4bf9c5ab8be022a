import type { RecordedIncident } from '../../src/formats/records.ts';
import type { Report } from '../../src/formats/report.ts';
import type { RecordedRound } from '../../src/records/record-round.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface SimulatedHistory {
  readonly services: number;
  readonly days: number;
  /** Ms since the epoch; the last round lies here. */
  readonly untilMs: number;
  readonly intervalMs: number;
  /** Incidents a day, over all services. */
  readonly incidentsADay: number;
}

/** 90 days of 100 services at the default interval. */
export const BUDGETED: Omit<SimulatedHistory, 'untilMs'> = {
  services: 100,
  days: 90,
  intervalMs: 10 * MINUTE_MS,
  incidentsADay: 4,
};

/** Id of the n-th service. */
export function simulatedService(n: number): string {
  return `service-${String(n).padStart(3, '0')}.example`;
}

/** Rounds as a profile sees them that watches every service all the time: mostly good, some slow, some down. */
export function* simulatedRounds({
  services,
  days,
  untilMs,
  intervalMs,
  incidentsADay,
}: SimulatedHistory): Generator<RecordedRound & { readonly atMs: number }, void, undefined> {
  const rounds = Math.floor((days * DAY_MS) / intervalMs);
  const apart = Math.max(1, Math.round(DAY_MS / intervalMs / incidentsADay));
  const subjects = ['', ...Array.from({ length: services }, (_, n) => simulatedService(n))];
  for (let round = 0; round < rounds; round += 1) {
    const atMs = untilMs - (rounds - 1 - round) * intervalMs;
    const isIncident = round % apart === 0;
    const failing = subjects[1 + (Math.floor(round / apart) % services)];
    const looks = subjects.map((subject, n) => {
      const isDown = isIncident && subject === failing;
      const isSlow = !isDown && (round * 31 + n * 17) % 97 === 0;
      const sample = {
        subject,
        atMs,
        state: isDown ? 'down' : isSlow ? 'slow' : 'up',
        ...(!isDown && { latencyMs: 20 + ((round * 7 + n * 13) % 400) }),
        ...(isDown && { cause: 'no-answer', suspects: ['path' as const, 'provider' as const] }),
      } as const;
      return { sample, sighting: isDown ? 'failing' : 'good' } as const;
    });
    const incidents = isIncident && failing !== undefined ? [simulatedIncident(failing, atMs)] : [];
    yield { atMs, looks, incidents, gapMs: 3 * intervalMs, isAfterPause: false };
  }
}

function simulatedIncident(service: string, atMs: number): RecordedIncident {
  const startedAt = new Date(atMs).toISOString();
  const endedAt = new Date(atMs + 23 * MINUTE_MS).toISOString();
  const told = (id: string): Report['user']['evidence'][number] => ({
    id,
    text: `${service} did not answer within 4 seconds, twice, while 5 of 5 controls of 4 operators answered.`,
    clears: ['device', 'network'],
    charges: ['path', 'provider'],
    observations: [1, 2],
  });
  const verdict = {
    kind: 'fault',
    suspects: ['path', 'provider'],
    cause: 'no-answer',
    scope: 'down',
    certainty: 'confirmed',
    evidence: ['V3', 'C1', 'T4'].map(told),
  } satisfies Report['user'];
  const changes = [0, 1].map((n) => ({
    at: new Date(atMs + n * 1_000).toISOString(),
    verdict: { ...verdict },
  }));
  const incident = {
    id: `${service}@${atMs}`,
    service,
    verdict,
    startedAt,
    confirmedAt: startedAt,
    endedAt,
    changes: changes.map((change) => structuredClone(change)),
  };
  return structuredClone({
    incident,
    names: { service: `Service of ${service}`, provider: 'A provider of some length' },
    report: simulatedReport(service, startedAt, verdict),
  } as RecordedIncident);
}

function simulatedReport(
  service: string,
  startedAt: string,
  verdict: Extract<Report['user'], { kind: 'fault' }>,
): Report {
  const observed = (n: number): Report['controls'][number] => ({
    n,
    role: 'https',
    endpoint: `https://control-${n}.example/generate_204`,
    host: `control-${n}.example`,
    secure: true,
    operator: `Operator ${n}`,
    attempt: 1,
    startedAt,
    durationMs: 123.4,
    bytes: 700,
    outcome: {
      kind: 'response',
      status: 204,
      verified: true,
      address: '203.0.113.7',
      phases: { dnsMs: 10, connectMs: 40, firstByteMs: 70 },
    },
  });
  const observations = Array.from({ length: 6 }, (_, n) => observed(n));
  return {
    format: 'whichside/report',
    version: 1,
    startedAt,
    durationMs: 9_500,
    trigger: 'recheck',
    browser: 'Chromium 156',
    extension: '0.1.0',
    user: { kind: 'ok', evidence: verdict.evidence },
    overall: { side: 'not-yours', headline: `${service} does not answer from here.`, service },
    services: [{ id: service, name: service, provider: service, verdict, observations }],
    controls: Array.from({ length: 7 }, (_, n) => observed(n + 6)),
  };
}
