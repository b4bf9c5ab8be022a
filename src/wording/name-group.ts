import type { FaultGroup } from './fault-group.ts';
import { fill } from './fill.ts';
import { joinNames } from './join-texts.ts';
import { isAddressRange, supplierName } from './supplier-name.ts';
import type { Translate } from './translate.ts';

/** More names than this are too many for a headline. */
const MOST_NAMES = 3;
/** From this many providers on, what they share matters more than their names. */
const UNRELATED_PROVIDERS = 3;

/** The group as the subject of a sentence: "WeChat and QQ", "WeChat, QQ and 2 other Tencent services", "Services behind Fastly". */
export function nameGroup(group: FaultGroup, t: Translate): string {
  const { supplier, members } = group;
  if (supplier !== undefined) {
    return isAddressRange(supplier)
      ? t('behind_range')
      : fill(t, 'behind_supplier', supplierName(supplier, t));
  }
  if (isUnnamed(group)) return t('several_services');
  const names = members.map(({ service }) => service.name);
  const [first = '', second = '', ...rest] = names;
  if (names.length <= MOST_NAMES) return joinNames(names, t);
  const { provider } = members[0].service;
  return fill(t, 'names_and_more', first, second, String(rest.length), provider);
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

/** The first few names of the group, for the line under the headline. */
export function someNames({ members }: FaultGroup, t: Translate): string {
  return joinNames(
    members.slice(0, MOST_NAMES).map(({ service }) => service.name),
    t,
  );
}
