import { vi } from 'vitest';
import type { Incident } from '../../../src/formats/incident.ts';
import type { OfficialWord } from '../../../src/formats/official-word.ts';
import type { PartialReport, Report } from '../../../src/formats/report.ts';
import type { PageToShow } from '../../../src/platform/shown-page.ts';
import { LATER_PARTS } from '../../../src/popup/later-parts.ts';
import type { PopupPorts } from '../../../src/popup/popup-ports.ts';
import type { Reply, Watching } from '../../../src/protocol.ts';
import { translator } from '../wording/translator.ts';

/** A moment after the sample reports were made, in ms since the epoch. */
export const A_MOMENT_LATER = Date.parse('2026-11-22T20:46:02.000Z');

export interface FakePopup {
  readonly ports: PopupPorts;
  /** Answers the oldest check that waits. */
  readonly answer: (reply: Report | Reply<Report>) => void;
  readonly progress: (report: PartialReport) => void;
  readonly stored: (report: Report) => void;
}

interface FakeOptions {
  readonly stored?: Report;
  readonly page?: string;
  readonly isPrivate?: boolean;
  /** What the popup is asked to open on. */
  readonly opensOn?: PageToShow;
  readonly precise?: boolean;
  readonly alive?: boolean;
  readonly now?: number;
  readonly language?: 'en' | 'zh_CN';
  readonly watching?: Watching;
  readonly incidents?: readonly Incident[];
  /** What status pages say, by service. */
  readonly official?: Readonly<Record<string, OfficialWord>>;
}

/** Ports of a popup whose background answers only when the test says so. */
export function fakePopup(options: FakeOptions = {}): FakePopup {
  const waiting: ((reply: Reply<Report>) => void)[] = [];
  const onProgress = new Set<(report: PartialReport | undefined) => void>();
  const onReport = new Set<(report: Report | undefined) => void>();
  const ports: PopupPorts = {
    t: translator(options.language ?? 'en'),
    language: options.language === 'zh_CN' ? 'zh-CN' : 'en-GB',
    direction: 'ltr',
    now: () => options.now ?? A_MOMENT_LATER,
    readReport: async () => options.stored,
    watchReport: (listener) => subscribe(onReport, listener),
    watchProgress: (listener) => subscribe(onProgress, listener),
    check: vi.fn(() => new Promise<Reply<Report>>((resolve) => waiting.push(resolve))),
    askOfficial: vi.fn(async (service: string) => ({
      ok: true as const,
      value: options.official?.[service] ?? null,
    })),
    getWatching: vi.fn(async () => ({
      ok: true as const,
      value: options.watching ?? { kind: 'on' as const },
    })),
    pause: vi.fn(async (until: string | null) => ({
      ok: true as const,
      value: until === null ? { kind: 'on' as const } : { kind: 'paused' as const, until },
    })),
    getIncidents: vi.fn(async () => ({ ok: true as const, value: [...(options.incidents ?? [])] })),
    isBackgroundAlive: vi.fn(async () => options.alive ?? true),
    pageInFront: async () => ({ url: options.page, isPrivate: options.isPrivate ?? false }),
    pageToShow: async () => options.opensOn,
    hasPreciseMode: async () => options.precise ?? false,
    painted: async () => undefined,
    idle: async () => undefined,
    loadParts: async () => LATER_PARTS,
    copy: vi.fn(async () => undefined),
    openOwnPage: vi.fn(),
    openAddress: vi.fn(),
    restart: vi.fn(),
  };
  return {
    ports,
    answer: (reply) => waiting.shift()?.('ok' in reply ? reply : { ok: true, value: reply }),
    progress: (report) => tell(onProgress, report),
    stored: (report) => tell(onReport, report),
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell<T>(listeners: ReadonlySet<(value: T) => void>, value: T): void {
  for (const listener of listeners) listener(value);
}
