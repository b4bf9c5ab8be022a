import { adhocId } from '../../formats/adhoc-id.ts';
import type { Config } from '../../formats/config.ts';
import { adhocService } from '../adhoc-service.ts';
import { checkJob } from '../check.ts';
import type { RoundJob } from '../round-job.ts';

/**
 * One round over the origins of pages that failed together; undefined where none of them can be checked. Nobody asked for
 * it: it asks hosts at the pace of such rounds.
 */
export function pageJob(
  origins: readonly string[],
  config: Config,
  nowMs: number,
): RoundJob | undefined {
  const [first = ''] = origins;
  const asked = checkJob({ type: 'check', url: first, trigger: 'page' }, config, nowMs);
  if (!asked.ok) return undefined;
  const services = origins.flatMap((origin, index) => {
    const service = adhocService(origin);
    return service === undefined ? [] : [{ ...service, id: adhocId(index) }];
  });
  return { ...asked.job, services, isAwaited: false };
}

/** Id of the enabled service that watches an origin; undefined where none does. */
export function watchedService(origin: string, { services }: Config): string | undefined {
  return services.find(
    ({ enabled, endpoints }) =>
      enabled && endpoints.some(({ url }) => new URL(url).origin === origin),
  )?.id;
}
