import type { World } from '../../net/world.ts';
import type { LabScenario } from '../scenario.ts';
import type { ClientOrder } from './client-answers.ts';

/** The address of the first service that a scenario affects, else of the first one in the list: its first endpoint. */
export function targetOf(
  world: Pick<World, 'config'>,
  { affects }: Pick<LabScenario, 'affects'>,
): string {
  const { services } = world.config();
  const wanted = affects === 'everything' ? undefined : affects[0];
  const service = wanted === undefined ? services[0] : services.find(({ id }) => id === wanted);
  const url = service?.endpoints[0]?.url;
  if (url === undefined) throw new Error(`no service of this world is called ${wanted}`);
  return url;
}

/** What a gate connects to: the address of somebody who is reached without a name, as Gatus has it. */
export function gateOf(world: Pick<World, 'sites'>): ClientOrder['gate'] {
  const site = world.sites().find(({ role }) => role === 'address');
  if (site === undefined) throw new Error('a gate needs a control that is reached by its address');
  return { host: site.address, port: 443 };
}
