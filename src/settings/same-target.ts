import type { Config, Service } from '../formats/config.ts';

/** Ids of services that are looked at after a change just as before it: a new name, or who is told, moves no target. */
export function sameTargets(before: Config, after: Config): ReadonlySet<string> {
  const old = new Map(before.services.map((service) => [service.id, targetOf(service)]));
  const same = after.services.filter((service) => old.get(service.id) === targetOf(service));
  return new Set(same.map(({ id }) => id));
}

function targetOf({ id, provider, enabled, where, endpoints, reachableFrom }: Service): string {
  const addresses = endpoints.map(({ url, function: use, expect }) => [
    url,
    use,
    expect?.status,
    expect?.body,
  ]);
  return JSON.stringify([id, provider, enabled, where, addresses, reachableFrom]);
}
