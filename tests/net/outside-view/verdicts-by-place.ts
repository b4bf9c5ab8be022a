import type { Sight } from './http-result.ts';
import type { PoolProbe } from './probe-pool.ts';

/** By country, continent, or `*` for everywhere else: data that can be sent to another process. */
export type VerdictTable = Readonly<Record<string, Sight>>;

/** What machines see by where they are; the same for every host. */
export function verdictsByPlace(table: VerdictTable): (host: string, probe: PoolProbe) => Sight {
  return (_host, { country, continent }) =>
    table[country] ?? table[continent] ?? table['*'] ?? 'answers';
}
