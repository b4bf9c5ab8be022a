import { act, render } from '@testing-library/preact';
import { onTestFinished, vi } from 'vitest';
import type { Config, Service } from '../../../src/formats/config.ts';
import { Options } from '../../../src/options/options.tsx';
import type { Held, OptionsPorts } from '../../../src/options/options-ports.ts';
import { type RunningOptions, startOptions } from '../../../src/options/start-options.ts';
import type { Watching } from '../../../src/protocol.ts';
import { EMPTY_CONFIG } from '../../../src/settings/defaults.ts';
import { ALL_WELL } from '../ui/sample-reports.ts';
import { translator } from '../wording/translator.ts';
import { FOUND_FEED } from './sample-feeds.ts';

export const WECHAT: Service = {
  id: 'wechat',
  name: 'WeChat',
  provider: 'Tencent',
  enabled: true,
  where: 'internet',
  endpoints: [{ url: 'https://weixin.example/', function: 'web' }],
};

export const QQ: Service = {
  ...WECHAT,
  id: 'qq',
  name: 'QQ',
  endpoints: [{ url: 'https://qq.example/', function: 'web' }],
};

/** When the page is looked at, in ms since the epoch. */
export const NOW = Date.parse('2026-11-22T20:46:00.000Z');

const NO_BYTES = { bytes: 0, services: {}, controlBytes: 0 };
const NOTHING_USED = {
  today: { name: '2026-11-22', ...NO_BYTES },
  month: { name: '2026-11', ...NO_BYTES },
};

function pausedUntil(until: string | null): Watching {
  return until === null ? { kind: 'on' } : { kind: 'paused', until };
}

export interface OpenOptions extends RunningOptions {
  readonly ports: OptionsPorts;
  /** What is stored now. */
  readonly stored: () => Config;
  /** Changes what is stored, as another page would. */
  readonly elsewhere: (part: Partial<Config>) => void;
}

interface OpenWith {
  readonly config?: Partial<Config>;
  readonly held?: Partial<Held>;
  readonly ports?: Partial<OptionsPorts>;
}

/** Opens the options page at that hash, over a store in memory. */
export async function openOptions(hash: string, open: OpenWith = {}): Promise<OpenOptions> {
  let stored: Config = { ...EMPTY_CONFIG, ...open.config };
  const ports: OptionsPorts = {
    t: translator('en'),
    language: 'en-GB',
    readConfig: async () => ({ ok: true, value: stored }),
    writeConfig: vi.fn(async (config: Config) => {
      stored = config;
      return { ok: true, value: { imported: config.services.length } } as const;
    }),
    check: vi.fn(async () => ({ ok: true, value: ALL_WELL }) as const),
    tryFeed: vi.fn(async () => ({ ok: true, value: FOUND_FEED }) as const),
    readOutsideLimits: vi.fn(async () => ({ ok: true, value: { hasToken: false } }) as const),
    writeOutsideToken: vi.fn(async () => ({ ok: true, value: null }) as const),
    readHeld: async () => ({
      origins: [],
      permissions: ['storage', 'alarms'],
      required: [],
      ...open.held,
    }),
    watchHeld: () => () => undefined,
    requestAccess: vi.fn(async () => true),
    requestPreciseMode: vi.fn(async () => true),
    dropAccess: vi.fn(async () => true),
    requestPermission: vi.fn(async () => true),
    dropPermission: vi.fn(async () => true),
    readWatching: vi.fn(async () => ({ ok: true, value: { kind: 'on' } }) as const),
    pause: vi.fn(async (until: string | null) => ({
      ok: true as const,
      value: pausedUntil(until),
    })),
    readDataUse: vi.fn(async () => ({ ok: true, value: NOTHING_USED }) as const),
    readMutes: vi.fn(async () => ({ ok: true as const, value: [] })),
    mute: vi.fn(async () => ({ ok: true as const, value: [] })),
    testAlert: vi.fn(async () => ({ ok: true, value: { shown: true } }) as const),
    readHistoryTrouble: async () => undefined,
    deleteHistory: vi.fn(async () => ({ ok: true, value: null }) as const),
    now: () => NOW,
    download: vi.fn(),
    ...open.ports,
  };
  const running = startOptions(ports, hash);
  const { unmount } = render(<Options {...running} ports={ports} />);
  onTestFinished(() => void unmount());
  await act(async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  });
  const elsewhere = (part: Partial<Config>): void => {
    stored = { ...stored, ...part };
  };
  return { ...running, ports, stored: () => stored, elsewhere };
}
