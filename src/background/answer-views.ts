import { detectFeed } from '../feeds/detect-feed.ts';
import type { Config } from '../formats/config.ts';
import type { ProbePorts } from '../probe/ports.ts';
import type { OutsideLimits, Reply, TriedFeed } from '../protocol.ts';
import { fullSettings } from '../settings/defaults.ts';
import { readLimits } from '../vantage/read-limits.ts';
import { failure, success } from './replies.ts';
import type { Serialised } from './serialise.ts';
import { readOfficialWord } from './views/official-desk.ts';
import { startAnew } from './views/outside-store.ts';
import { keepToken, tokenFor } from './views/outside-token.ts';

interface ViewTools {
  readonly ports: ProbePorts;
  readonly remember: Serialised;
}

/** Each of these ends by a deadline of its own. */
const never = (): AbortSignal => new AbortController().signal;

/** What the provider of a listed service says; null where it has no status page. */
export async function askOfficial(
  id: string,
  { services }: Config,
  { ports, remember }: ViewTools,
): Promise<Reply<unknown>> {
  const service = services.find((each) => each.id === id);
  if (service === undefined) return failure('bad-request', 'no service has that id');
  const word = await readOfficialWord(service, services, { ports, remember });
  return success(word ?? null);
}

/** Finds out what kind of status page lies at an address. */
export function tryFeed(url: string, { ports }: ViewTools): Promise<TriedFeed> {
  return detectFeed(url, ports, { signal: never() });
}

/** What may still be asked of the outside view; with `only: 'kept'` nobody is asked. */
export async function outsideLimits(
  { settings }: Config,
  { only }: { readonly only?: 'kept' | undefined },
  { ports }: ViewTools,
): Promise<Reply<OutsideLimits>> {
  const { endpoint } = fullSettings(settings).outsideView;
  const token = await tokenFor(endpoint);
  const hasToken = token !== undefined;
  if (only === 'kept') return success({ hasToken });
  const limits = await readLimits(ports, { endpoint, token, signal: never() });
  if (limits === undefined) return success({ hasToken });
  const { kind: _, ...told } = limits;
  return success('problem' in told ? { hasToken, ...told } : { hasToken, tests: told });
}

/** Keeps a token of the person's own for the present endpoint; null drops it. */
export async function setOutsideToken(
  token: string | null,
  { settings }: Config,
  { remember }: ViewTools,
): Promise<Reply<null>> {
  const kept = await keepToken(token, fullSettings(settings).outsideView.endpoint);
  if (!kept.ok) return failure('storage', kept.message);
  await remember(startAnew);
  return success(null);
}
