import { isAddressRange } from './address-range.ts';
import type { FaultGroup } from './fault-group.ts';
import { fill } from './fill.ts';
import { joinNames } from './join-texts.ts';
import type { Translate } from './translate.ts';

/** More names than this are too many for a headline. */
export const MOST_NAMES = 3;
/** From this many providers on, what they share matters more than their names. */
const UNRELATED_PROVIDERS = 3;

interface Named {
  readonly name: string;
}

/** The group as the subject of a sentence: "WeChat and QQ", "WeChat, QQ and 2 other Tencent services", "Services behind Fastly". */
export function nameGroup(group: FaultGroup, t: Translate): string {
  const { supplier, members } = group;
  if (supplier !== undefined) {
    return isAddressRange(supplier) ? t('behind_range') : fill(t, 'behind_supplier', supplier);
  }
  if (isUnnamed(group)) return t('several_services');
  const services = members.map(({ service }) => service);
  if (services.length <= MOST_NAMES) return namesOf(services, t);
  const [first, second, ...rest] = services;
  const names = [first, second].map((service) => service?.name ?? '');
  return fill(t, 'names_and_more', ...names, String(rest.length), members[0].service.provider);
}

/** True where the headline leaves the names to the line under it. */
export function isUnnamed(group: FaultGroup): boolean {
  const { members, providers, supplier } = group;
  return (
    supplier !== undefined || isUnrelated(group) || (providers > 1 && members.length > MOST_NAMES)
  );
}

/** True for so many providers with nothing known in common that chance does not explain it. */
export function isUnrelated({ providers, supplier }: FaultGroup): boolean {
  return supplier === undefined && providers >= UNRELATED_PROVIDERS;
}

/** The names one after the other. */
export function namesOf(services: readonly Named[], t: Translate): string {
  return joinNames(
    services.map(({ name }) => name),
    t,
  );
}
