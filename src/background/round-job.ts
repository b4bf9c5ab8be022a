import * as v from 'valibot';
import type { Config, Control, Service } from '../formats/config.ts';
import { type Report, reportSchema } from '../formats/report.ts';
import { type StoredItem, storedItem } from '../platform/storage.ts';
import { fullSettings } from '../settings/defaults.ts';

/** One pass over services that somebody or the schedule asked for, in as many batches as it takes. */
export interface RoundJob {
  readonly services: readonly Service[];
  readonly controls: readonly Control[];
  readonly shape: 'scheduled' | 'full';
  readonly trigger: Report['trigger'];
  /** Kept rounds become the last report, paint the badge and are remembered; those of pasted addresses are not. */
  readonly isKept: boolean;
  /** Somebody waits for its report; nobody waits for the schedule's. */
  readonly isAwaited: boolean;
  /** Wall clock, ms since the epoch. */
  readonly startedAtMs: number;
  /** How far apart rounds are meant to lie. */
  readonly intervalMs: number;
  readonly views: ViewSettings;
  /** The person has just changed the network. */
  readonly hasSwitched?: true;
  /** What earlier batches found, when the round goes on after the background's death. */
  readonly found?: Report;
  /** How often it went on already. */
  readonly resumes: number;
}

/** How this round may look beyond its own attempts. */
export interface ViewSettings {
  /** `now`: the person asked for it, for these services, this once. */
  readonly outside: 'off' | 'ask' | 'auto' | 'now';
  /** Address of the outside-view service. */
  readonly endpoint: string;
  /** ISO 3166-1 alpha-2, where the person has told it. */
  readonly country?: string;
}

/** The views that a configuration allows. */
export function viewsOf({ settings }: Config): ViewSettings {
  const { country, outsideView } = fullSettings(settings);
  const { mode: outside, endpoint } = outsideView;
  return { outside, endpoint, ...(country !== undefined && { country }) };
}

const queueSchema = v.strictObject({
  remaining: v.array(v.string()),
  shape: v.picklist(['scheduled', 'full']),
  trigger: v.picklist(['popup', 'schedule', 'recheck', 'page', 'message']),
  startedAtMs: v.number(),
  resumes: v.number(),
  found: v.exactOptional(reportSchema),
});

/** What is left of a long round, so that the next background can finish it. */
export type RoundQueue = v.InferOutput<typeof queueSchema>;

export const roundQueue: StoredItem<RoundQueue> = storedItem('queue', {
  area: 'session',
  schema: queueSchema,
});

const MOST_RESUMES = 5;
/** Older batches say nothing about now. */
const TOO_OLD_MS = 15 * 60_000;

/** Whether what is left of a round is still worth finishing. */
export function isResumable({ resumes, startedAtMs }: RoundQueue, nowMs: number): boolean {
  return resumes < MOST_RESUMES && nowMs - startedAtMs < TOO_OLD_MS && nowMs >= startedAtMs;
}

/** The rest of a round as a job of its own; services that are gone since are left out. */
export function resumedJob(
  { remaining, found, resumes, ...rest }: RoundQueue,
  {
    services,
    controls,
    ...settings
  }: Pick<RoundJob, 'services' | 'controls' | 'intervalMs' | 'views'>,
): RoundJob {
  return {
    ...rest,
    services: services.filter(({ id }) => remaining.includes(id)),
    controls,
    ...settings,
    isKept: true,
    isAwaited: false,
    resumes: resumes + 1,
    ...(found !== undefined && { found }),
  };
}
