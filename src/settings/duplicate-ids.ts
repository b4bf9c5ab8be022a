import type { Config } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';

/** Every id that an earlier entry of the same list has already. */
export function duplicateIds({ services, controls = [] }: Config): Problem[] {
  return [...duplicatesIn('services', services), ...duplicatesIn('controls', controls)];
}

function duplicatesIn(list: string, entries: readonly { readonly id: string }[]): Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  entries.forEach(({ id }, index) => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, index);
    else
      problems.push({ path: `${list}[${index}].id`, message: `is taken by ${list}[${earlier}]` });
  });
  return problems;
}
