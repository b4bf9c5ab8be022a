import { act, render } from '@testing-library/preact';
import { onTestFinished, vi } from 'vitest';
import type { Incident } from '../../../src/formats/incident.ts';
import type { RecordedIncident, RollUp, Sample } from '../../../src/formats/records.ts';
import type { ReportFault } from '../../../src/formats/verdict.ts';
import { History } from '../../../src/history/history.tsx';
import type { HistoryPorts } from '../../../src/history/history-ports.ts';
import { type RunningHistory, startHistory } from '../../../src/history/start-history.ts';
import type { RecordReader } from '../../../src/records/record-reader.ts';
import { EMPTY_CONFIG } from '../../../src/settings/defaults.ts';
import { typeset } from '../../../src/wording/fill.ts';
import { QQ, WECHAT } from '../options/open-options.tsx';
import { translator } from '../wording/translator.ts';

/** A Monday, at noon where the tests run. */
export const NOW = new Date(2026, 10, 23, 12).getTime();
export const HOUR_MS = 3_600_000;

export const SILENT: ReportFault = {
  kind: 'fault',
  suspects: ['path', 'provider'],
  cause: 'no-answer',
  scope: 'down',
  certainty: 'confirmed',
  evidence: [
    { id: 'silent', text: 'It gave no answer, twice.', clears: [], charges: ['path', 'provider'] },
    { id: 'controls', text: 'Five others answered.', clears: ['device', 'network'], charges: [] },
  ],
};

export const BROKEN: ReportFault = { ...SILENT, suspects: ['provider'], cause: 'server-error' };

export const OFFLINE: ReportFault = {
  ...SILENT,
  suspects: ['device', 'network'],
  cause: 'no-internet',
};

interface About {
  readonly service?: string | null;
  readonly verdict?: ReportFault;
  /** Absent: it goes on. */
  readonly lastedMs?: number;
  readonly changes?: Incident['changes'];
}

/** An incident that began that long ago. */
export function incidentOf(agoMs: number, about: About = {}): Incident {
  const { service = 'wechat', verdict = SILENT, lastedMs, changes = [] } = about;
  const startedMs = NOW - agoMs;
  const iso = (ms: number): string => new Date(ms).toISOString();
  return {
    id: `${service ?? ''}@${startedMs}`,
    service,
    verdict,
    startedAt: iso(startedMs),
    confirmedAt: iso(startedMs + 60_000),
    endedAt: lastedMs === undefined ? null : iso(startedMs + lastedMs),
    changes,
  };
}

export function recorded(incident: Incident): RecordedIncident {
  return {
    incident,
    names: incident.service === null ? {} : { service: 'WeChat', provider: 'Tencent' },
  };
}

/** A day of a subject, times in hours. */
export function dayOf(
  span: string,
  { subject = 'wechat', up = 10, down = 0, degraded = 0, unobserved = 14 } = {},
): RollUp {
  return {
    subject,
    span,
    upMs: up * HOUR_MS,
    downMs: down * HOUR_MS,
    degradedMs: degraded * HOUR_MS,
    unobservedMs: unobserved * HOUR_MS,
    looks: 60,
    latency: { count: 60, sumMs: 6_000, leastMs: 40, mostMs: 900 },
  };
}

export interface Recorded {
  readonly days?: readonly RollUp[];
  readonly hours?: readonly RollUp[];
  readonly samples?: readonly Sample[];
  readonly incidents?: readonly RecordedIncident[];
}

/** A history in memory. */
export function fakeReader(recorded: Recorded): RecordReader {
  const { days = [], hours = [], samples = [], incidents = [] } = recorded;
  return {
    subjects: async () => [...new Set(days.map(({ subject }) => subject))],
    days: async ({ subject } = {}) =>
      days.filter((day) => subject === undefined || day.subject === subject),
    hours: async (subject) => hours.filter((hour) => hour.subject === subject),
    samples: async (subject) => samples.filter((sample) => sample.subject === subject),
    incidents: async () => [...incidents],
    incident: async (id) => incidents.find(({ incident }) => incident.id === id),
    unreadable: () => 0,
    close: () => undefined,
  };
}

export interface OpenHistory extends RunningHistory {
  readonly ports: HistoryPorts;
  /** Tells the page that a round has ended. */
  readonly endRound: () => void;
}

/** Opens the history page at that hash, over a history in memory. */
export async function openHistory(
  hash: string,
  open: Recorded & {
    readonly told?: readonly Incident[];
    readonly ports?: Partial<HistoryPorts>;
  } = {},
): Promise<OpenHistory> {
  const listeners = new Set<() => void>();
  const running: { go?: (hash: string) => void } = {};
  const ports: HistoryPorts = {
    t: typeset(translator('en')),
    language: 'en-GB',
    direction: 'ltr',
    now: () => NOW,
    openReader: async () => ({ kind: 'open', reader: fakeReader(open) }),
    readTrouble: async () => undefined,
    readReport: async () => undefined,
    watchReport: (listener) => {
      const told = (): void => listener(undefined);
      listeners.add(told);
      return () => listeners.delete(told);
    },
    readConfig: async () => ({ ok: true, value: { ...EMPTY_CONFIG, services: [WECHAT, QQ] } }),
    readIncidents: async () => ({ ok: true, value: [...(open.told ?? [])] }),
    readWatching: async () => ({ ok: true, value: { kind: 'on' } }),
    readMutes: async () => ({ ok: true, value: [] }),
    mute: vi.fn(async (service: string, until: string | null) => ({
      ok: true as const,
      value: until === null ? [] : [{ service, until }],
    })),
    deleteHistory: vi.fn(async () => ({ ok: true, value: null }) as const),
    download: vi.fn(),
    copy: vi.fn(async () => undefined),
    openHash: vi.fn((to: string) => running.go?.(to)),
    replaceHash: vi.fn(),
    ...open.ports,
  };
  const history = startHistory(ports, hash);
  running.go = history.actions.go;
  await history.ready;
  const { unmount } = render(<History {...history} ports={ports} />);
  onTestFinished(() => {
    unmount();
    history.stop();
  });
  await settle();
  return { ...history, ports, endRound: () => listeners.forEach((told) => void told()) };
}

/** Lets everything that was asked for arrive. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  });
}
