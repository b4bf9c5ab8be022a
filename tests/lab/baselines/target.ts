import type { Break } from '../../net/break.ts';
import type { Site } from '../../net/site.ts';
import type { World } from '../../net/world.ts';
import type { LabScenario } from '../scenario.ts';
import { lastBreaksOf } from '../story.ts';
import type { ClientOrder } from './client-answers.ts';

/**
 * An address of the first service that a scenario affects, else of the first one in the list: its first endpoint, or the
 * one that is broken where the first is not.
 */
export function targetOf(
  world: Pick<World, 'config' | 'sites'>,
  { affects, story }: Pick<LabScenario, 'affects' | 'story'>,
): string {
  const { services } = world.config();
  const wanted = affects === 'everything' ? undefined : affects[0];
  const service = wanted === undefined ? services[0] : services.find(({ id }) => id === wanted);
  const [front] = service?.endpoints ?? [];
  if (service === undefined || front === undefined)
    throw new Error(`no service of this world is called ${wanted}`);
  const host = brokenPart(world.sites(), { service: service.id, breaks: lastBreaksOf({ story }) });
  const part = service.endpoints.find(({ url }) => new URL(url).hostname === host);
  return (part ?? front).url;
}

interface Broken {
  /** Id of a service. */
  readonly service: string;
  readonly breaks: readonly Break[];
}

/** Host of the endpoint that breaks name by itself, while they name neither the service nor who runs or carries it. */
function brokenPart(sites: readonly Site[], { service, breaks }: Broken): string | undefined {
  const words = new Set(breaks.flatMap((each) => ('of' in each ? (each.of ?? []) : [])));
  const front = sites.find(({ id }) => id === service);
  const { owner = service, cdn = service } = front ?? {};
  if ([service, owner, cdn].some((word) => words.has(word))) return undefined;
  return sites.find(({ id, role }) => {
    return role === 'service' && id.startsWith(`${service}/`) && words.has(id);
  })?.host;
}

/** What a gate connects to: the address of somebody who is reached without a name, as Gatus has it. */
export function gateOf(world: Pick<World, 'sites'>): ClientOrder['gate'] {
  const site = world.sites().find(({ role }) => role === 'address');
  if (site === undefined) throw new Error('a gate needs a control that is reached by its address');
  return { host: site.address, port: 443 };
}
