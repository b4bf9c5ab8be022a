import * as v from 'valibot';
import { decide, markBegun, markShown } from '../../../src/alerts/decide.ts';
import { newsOf } from '../../../src/alerts/news-of.ts';
import { notificationId, sentKind, staleIds } from '../../../src/alerts/notification-id.ts';
import type { AlertPolicy } from '../../../src/alerts/policy.ts';
import { isFresh, ownSideFails, standingOf } from '../../../src/alerts/standing-of.ts';
import {
  type Alert,
  type AlertNews,
  alertBookSchema,
  alertNewsSchema,
} from '../../../src/formats/alerts.ts';
import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { afterRound } from '../../../src/incidents/after-round.ts';
import {
  type IncidentNews,
  type IncidentState,
  NO_INCIDENTS,
} from '../../../src/incidents/round.ts';
import type { Look } from '../../../src/incidents/sighting.ts';
import { forgetServices } from '../../../src/incidents/standing.ts';
import { OK, reported, sampleReport } from '../background/sample-report.ts';

export const START_MS = Date.parse('2026-11-22T20:00:00.000Z');

/** Two services of one provider, and one of another. */
export const SERVICES = new Map([
  ['wechat', { name: 'WeChat', provider: 'Tencent' }],
  ['qq', { name: 'QQ', provider: 'Tencent' }],
  ['github', { name: 'GitHub', provider: 'GitHub' }],
]);

const EVERYTHING: AlertPolicy = {
  isOn: true,
  about: 'both',
  services: SERVICES,
  mutes: new Map(),
};

/** Where the background dies: before it notes that it shows the first of what it has stored, then, or once it is shown. */
export type Death = 'before showing' | 'while showing' | 'after showing';

export interface ToldAlert extends Alert {
  readonly atMs: number;
}

export interface Desk {
  /** Everything that drew attention, oldest first. */
  readonly told: ToldAlert[];
  /** What changed a notification in silence. */
  readonly joined: ToldAlert[];
  /** Ids of the notifications that the person sees. */
  readonly screen: Set<string>;
  readonly news: IncidentNews[];
  readonly policy: { current: AlertPolicy };
  readonly nowMs: () => number;
  readonly state: () => IncidentState;
  /** When the alarm is set to. */
  readonly alarmMs: () => number | undefined;
  readonly groups: () => number;
  readonly wait: (ms: number) => void;
  /** One kept round; services that it does not name were not asked. */
  readonly round: (
    services: Readonly<Record<string, ReportVerdict>>,
    over?: {
      user?: ReportVerdict;
      death?: Death;
      isAfterPause?: boolean;
      official?: Official;
      retryAfterMs?: number;
    },
  ) => void;
  /** The background wakes, or its alarm fires. */
  readonly wake: (death?: Death) => void;
  /** Services that the configuration keeps as they were. */
  readonly importServices: (ids: readonly string[]) => void;
}

type Official = Report['services'][number]['official'];

export const INTERVAL_MS = 600_000;
const FRESH_MS = 2 * INTERVAL_MS;

export interface KeptRound {
  readonly report: Report;
  readonly looks: readonly Look[];
}

/** Alerts as they come and go, with everything stored in between as JSON. */
export function openAlertDesk(
  from: Partial<AlertPolicy> = {},
  onRound: (kept: KeptRound) => void = () => undefined,
): Desk {
  const policy = { current: { ...EVERYTHING, ...from } };
  let nowMs = START_MS;
  let state = NO_INCIDENTS;
  let lastOwn = { atMs: START_MS, isWell: false };
  let stored = JSON.stringify({ book: { groups: [] }, waiting: [] });
  let alarmMs: number | undefined;
  const told: ToldAlert[] = [];
  const joined: ToldAlert[] = [];
  const screen = new Set<string>();
  const news: IncidentNews[] = [];

  const clear = (ids: readonly string[]): void => {
    for (const id of ids) screen.delete(id);
  };

  const load = (): { book: v.InferOutput<typeof alertBookSchema>; waiting: AlertNews[] } => {
    const raw: { book: unknown; waiting: unknown } = JSON.parse(stored);
    return {
      book: v.parse(alertBookSchema, raw.book),
      waiting: v.parse(alertNewsSchema, raw.waiting),
    };
  };

  const tell = (death?: Death): void => {
    const { book, waiting } = load();
    const { book: watched } = state;
    const input = {
      nowMs,
      news: waiting,
      standing: standingOf(watched),
      ownFails: ownSideFails(watched, { nowMs, freshMs: FRESH_MS }),
      ownIsWell: lastOwn.isWell && isFresh(lastOwn.atMs, { nowMs, freshMs: FRESH_MS }),
      freshMs: FRESH_MS,
      shown: screen,
    };
    const decision = decide(book, input, policy.current);
    stored = JSON.stringify({ book: decision.book, waiting: [] });
    alarmMs = decision.nextAtMs;
    if (death === 'before showing') return;
    for (const id of decision.cleared) clear(staleIds(undefined, id));
    let known = decision.book;
    const store = (): void => {
      stored = JSON.stringify({ book: known, waiting: [] });
    };
    for (const alert of decision.alerts) {
      if (alert.kind === 'joined') {
        joined.push({ ...alert, atMs: nowMs });
        continue;
      }
      known = markBegun(known, alert.id);
      store();
      clear(staleIds(sentKind(alert), alert.id));
      if (death === 'while showing') return;
      told.push({ ...alert, atMs: nowMs });
      screen.add(notificationId(sentKind(alert), alert.id));
      if (death === 'after showing') return;
      known = markShown(known, new Set([alert.id]));
    }
    store();
  };

  return {
    told,
    joined,
    screen,
    news,
    policy,
    nowMs: () => nowMs,
    state: () => state,
    alarmMs: () => alarmMs,
    groups: () => load().book.groups.length,
    wait: (ms) => {
      nowMs += ms;
    },
    round: (services, { user = OK, death, isAfterPause = false, official, retryAfterMs } = {}) => {
      const all = Object.entries(services).map(([id, verdict]) => ({
        ...reported(id, verdict),
        ...(official !== undefined && { official }),
        ...(retryAfterMs !== undefined && { observations: [busy(nowMs, retryAfterMs)] }),
      }));
      const report = sampleReport({
        startedAt: new Date(nowMs).toISOString(),
        durationMs: 0,
        user,
        services: all,
      });
      const after = afterRound(state, {
        atMs: nowMs,
        intervalMs: INTERVAL_MS,
        user,
        services: all,
        isAfterPause,
      });
      state = after.state;
      lastOwn = { atMs: nowMs, isWell: user.kind === 'ok' };
      onRound({ report, looks: after.looks });
      news.push(...after.news);
      const { book, waiting } = load();
      stored = JSON.stringify({ book, waiting: [...waiting, ...newsOf(after.news, report)] });
      tell(death);
    },
    wake: tell,
    importServices: (ids) => {
      const isStanding = (id: string): boolean => ids.includes(id);
      state = forgetServices(state, { isListed: isStanding, isStanding });
      policy.current = {
        ...policy.current,
        services: new Map([...SERVICES].filter(([id]) => isStanding(id))),
      };
    },
  };
}

function busy(nowMs: number, retryAfterMs: number): Report['controls'][number] {
  return {
    n: 1,
    role: 'endpoint',
    endpoint: 'https://a.example/',
    host: 'a.example',
    secure: true,
    attempt: 1,
    startedAt: new Date(nowMs).toISOString(),
    durationMs: 0,
    outcome: { kind: 'response', status: 503, verified: true, retryAfterMs },
  };
}

/** Alerts as `fault WeChat QQ`: what they say of whom. */
export function inWords(alerts: readonly Alert[]): string[] {
  return alerts.map(({ kind, isOwn, members }) =>
    [kind, ...(isOwn ? ['own'] : members.map(({ name }) => name))].join(' '),
  );
}
