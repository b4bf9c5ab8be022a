import type { FaultGroup } from './fault-group.ts';
import { fill } from './fill.ts';
import { joinNames } from './join-texts.ts';
import type { Translate } from './translate.ts';

/** More names than this are too many for a headline. */
const MOST_NAMES = 3;
/** From this many providers on, what they share matters more than their names. */
const UNRELATED_PROVIDERS = 3;

/** The group as the subject of a sentence: "WeChat and QQ", "WeChat, QQ and 2 other Tencent services". */
export function nameGroup(group: FaultGroup, t: Translate): string {
  if (isSeveral(group)) return t('several_services');
  const names = group.members.map(({ service }) => service.name);
  const [first = '', second = '', ...rest] = names;
  if (names.length <= MOST_NAMES) return joinNames(names, t);
  const { provider } = group.members[0].service;
  return fill(t, 'names_and_more', first, second, String(rest.length), provider);
}

/** True where the group is told of as "several services". */
export function isSeveral({ members, providers }: FaultGroup): boolean {
  return providers >= UNRELATED_PROVIDERS || (providers > 1 && members.length > MOST_NAMES);
}

/** The first few names of the group, for the line under the headline. */
export function someNames({ members }: FaultGroup, t: Translate): string {
  return joinNames(
    members.slice(0, MOST_NAMES).map(({ service }) => service.name),
    t,
  );
}
