import type { Config } from './formats/config.ts';
import type { Problem } from './formats/problem.ts';
import type { PartialReport, Report } from './formats/report.ts';

/** Who asks for a check; tools say nothing, and the report says `message`. */
export type CheckTrigger = 'popup' | 'page';

/** Every request that an extension page may send to the background, with what it gets back. */
export interface Protocol {
  importConfig: {
    request: { config: unknown; mode: 'replace' | 'merge' };
    value: { imported: number };
  };
  exportConfig: { request: object; value: Config };
  check: {
    request: ({ services?: string[] } | { url: string }) & { trigger?: CheckTrigger };
    value: Report;
  };
  getReport: { request: object; value: Report | null };
  getIncidents: { request: object; value: never };
}

export type RequestType = keyof Protocol;

/**
 * `cancelled`: the configuration changed while the check ran.
 * `unreachable`: no answer came at all; pages make it themselves.
 */
export type ErrorCode =
  | 'bad-request'
  | 'not-available'
  | 'internal'
  | 'storage'
  | 'cancelled'
  | 'unreachable';

export interface ReplyError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly problems?: readonly Problem[];
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ReplyError };

/** What `storage.session` holds under `progress` while a round runs; its verdicts are absent where none stands yet. */
export interface Progress {
  readonly type: 'progress';
  readonly report: PartialReport;
}
