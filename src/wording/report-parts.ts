import { type ServiceCause, USER_CAUSES, type UserCause } from '../diagnosis/cause.ts';
import { ADHOC_ID } from '../formats/adhoc-id.ts';
import type { PartialReport, Report } from '../formats/report.ts';
import type { ReportVerdict } from '../formats/verdict.ts';

/** What is described: a report, finished or not; its own headline is not needed. */
export interface Describable {
  readonly user?: Report['user'];
  readonly overall?: Pick<Report['overall'], 'side' | 'service'>;
  readonly services: PartialReport['services'];
  /** Tells whether anybody goes on watching these services. */
  readonly trigger?: Report['trigger'];
  /** Nobody does for now: paused, or out of data. */
  readonly isPaused?: boolean;
  /** Tell by how much the clock is wrong. */
  readonly controls?: Report['controls'];
}

export type ReportedService = PartialReport['services'][number];

export type ReportFault = Extract<ReportVerdict, { kind: 'fault' }>;
export type UserFault = ReportFault & { readonly cause: UserCause };
export type ServiceFault = ReportFault & { readonly cause: ServiceCause };

/** A service with a fault of its own. */
export interface FailingService {
  readonly service: ReportedService;
  readonly fault: ServiceFault;
}

/** True for a fault of the user's own side, which services only carry. */
export function isUserFault(fault: ReportFault): fault is UserFault {
  return USER_CAUSES.some((cause) => cause === fault.cause);
}

/** True for a fault of the service, wherever it sits. */
export function isServiceFault(fault: ReportFault): fault is ServiceFault {
  return !isUserFault(fault);
}

/** The service as failing, or undefined where it has no fault of its own. */
export function asFailing(service: ReportedService): FailingService | undefined {
  const { verdict } = service;
  if (verdict?.kind !== 'fault' || !isServiceFault(verdict)) return undefined;
  return { service, fault: verdict };
}

/**
 * Whether a service is known to be watched after this report. An address that was only asked about is not; a tool may
 * ask for services that are switched off, and its report does not say so.
 */
export function isWatched({ id }: ReportedService, { trigger, isPaused }: Describable): boolean {
  return id !== ADHOC_ID && !isPaused && trigger !== undefined && trigger !== 'message';
}
