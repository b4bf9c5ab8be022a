import type { Config, Service } from '../formats/config.ts';
import type { Report } from '../formats/report.ts';
import type { Reply } from '../protocol.ts';
import { cutText } from '../settings/cut-text.ts';
import { controlsOf } from '../settings/defaults.ts';
import { adhocService } from './adhoc-service.ts';
import { failure, success } from './replies.ts';
import type { CheckRequest } from './request-schema.ts';
import { type RoundJob, type ViewSettings, viewsOf } from './round-job.ts';
import type { RoundResult } from './rounds.ts';
import { intervalNow } from './watch-facts.ts';

export type CheckJob =
  | { readonly ok: true; readonly job: RoundJob }
  | { readonly ok: false; readonly message: string };

/** Turns a request for a check into a job; fails for unknown ids and addresses that are none. */
export function checkJob(request: CheckRequest, config: Config, nowMs: number): CheckJob {
  const chosen = 'url' in request ? chooseAddress(request.url) : choose(request.services, config);
  if (!chosen.ok) return chosen;
  const job: RoundJob = {
    services: chosen.services,
    controls: controlsOf(config),
    shape: 'full',
    trigger: request.trigger ?? 'message',
    isKept: !('url' in request),
    isAwaited: true,
    startedAtMs: nowMs,
    intervalMs: intervalNow(config),
    views: viewsAsked(request, config),
    ...('switchedNetwork' in request && request.switchedNetwork && { hasSwitched: true }),
    resumes: 0,
  };
  return { ok: true, job };
}

/** A pasted address is nobody else's business: only services on the list are asked about elsewhere. */
function viewsAsked(request: CheckRequest, config: Config): ViewSettings {
  const views = viewsOf(config);
  if ('url' in request) return { ...views, outside: 'off' };
  const mayAsk = views.outside !== 'off' && request.askOutside === true;
  return mayAsk ? { ...views, outside: 'now' } : views;
}

/** What a page gets for a round's result. */
export function checkReply(result: RoundResult): Reply<Report> {
  if (result.kind === 'done') return success(result.report);
  return failure('cancelled', 'the configuration changed while the check ran');
}

type Chosen =
  | { readonly ok: true; readonly services: readonly Service[] }
  | { readonly ok: false; readonly message: string };

function chooseAddress(address: string): Chosen {
  const service = adhocService(address);
  if (service !== undefined) return { ok: true, services: [service] };
  return { ok: false, message: 'url must be an http: or https: address without credentials' };
}

function choose(ids: readonly string[] | undefined, { services }: Config): Chosen {
  if (ids === undefined) return { ok: true, services: services.filter(({ enabled }) => enabled) };
  const known = new Set(services.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    return {
      ok: false,
      message: cutText(`no service has the id ${unknown.slice(0, 5).join(', ')}`),
    };
  }
  return { ok: true, services: services.filter(({ id }) => ids.includes(id)) };
}
