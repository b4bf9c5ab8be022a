import type { MeasurementLocation, MeasurementRequest } from './request-schema.ts';

/** A machine of the network, as a result names it. */
export interface PoolProbe {
  readonly continent: string;
  readonly region: string;
  readonly country: string;
  readonly state: string | null;
  readonly city: string;
  readonly asn: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly network: string;
  readonly tags: readonly string[];
  readonly resolvers: readonly string[];
}

type Row = readonly [continent: string, region: string, country: string, city: string];

const PLACES: readonly Row[] = [
  ['AF', 'Southern Africa', 'ZA', 'Cape Town'],
  ['AF', 'Eastern Africa', 'KE', 'Nairobi'],
  ['AS', 'Eastern Asia', 'CN', 'Guangzhou'],
  ['AS', 'Eastern Asia', 'JP', 'Osaka'],
  ['AS', 'South-eastern Asia', 'SG', 'Singapore'],
  ['AS', 'Southern Asia', 'IN', 'Mumbai'],
  ['EU', 'Western Europe', 'DE', 'Hamburg'],
  ['EU', 'Eastern Europe', 'PL', 'Gdansk'],
  ['EU', 'Northern Europe', 'GB', 'Leeds'],
  ['NA', 'Northern America', 'US', 'Chicago'],
  ['NA', 'Northern America', 'CA', 'Montreal'],
  ['OC', 'Australia and New Zealand', 'AU', 'Perth'],
  ['SA', 'South America', 'BR', 'Recife'],
];

/** Machines at each place: four at homes, each on a network of its own, and one at a data centre. */
const AT_HOMES = 4;

/** First number of the range that RFC 6996 keeps for private use: the documentation range is too small. */
const FIRST_ASN = 64_512;

/** Five machines in each of thirteen countries. */
export const POOL: readonly PoolProbe[] = PLACES.flatMap(
  ([continent, region, country, city], place) =>
    Array.from({ length: AT_HOMES + 1 }, (_, index): PoolProbe => {
      const isHome = index < AT_HOMES;
      return {
        continent,
        region,
        country,
        state: country === 'US' ? 'IL' : null,
        city,
        asn: FIRST_ASN + place * (AT_HOMES + 1) + index,
        longitude: place * 10 - 60,
        latitude: place * 5 - 30,
        network: isHome ? `${city} Broadband ${index + 1}` : `${city} Hosting`,
        tags: [isHome ? 'eyeball-network' : 'datacenter-network'],
        resolvers: [isHome ? 'private' : '192.0.2.53'],
      };
    }),
);

/** The machines that a request goes to; none where nobody matches. */
export function chooseProbes(
  { locations, limit }: MeasurementRequest,
  online: readonly PoolProbe[],
): readonly PoolProbe[] {
  if (typeof locations === 'string') return [];
  if (locations === undefined || locations.length === 0) return spread(online).slice(0, limit ?? 1);
  const chosen: PoolProbe[] = [];
  for (const location of locations) {
    const free = online.filter((probe) => matches(probe, location) && !chosen.includes(probe));
    chosen.push(...spread(free).slice(0, limit ?? location.limit ?? 1));
  }
  return chosen.slice(0, limit ?? chosen.length);
}

/** One of each country first, as far as they go. */
function spread(probes: readonly PoolProbe[]): readonly PoolProbe[] {
  const turn = (probe: PoolProbe): number =>
    probes.filter(({ country }) => country === probe.country).indexOf(probe);
  return [...probes].sort((a, b) => turn(a) - turn(b));
}

function matches(probe: PoolProbe, location: MeasurementLocation): boolean {
  const { tags, limit: _, magic, ...place } = location;
  const words = [probe.country, probe.continent, probe.city, ...probe.tags].map(lower);
  const fields: Readonly<Record<string, unknown>> = { ...probe };
  return (
    Object.entries(place).every(([key, value]) => fields[key] === value) &&
    (tags ?? []).every((tag) => probe.tags.includes(tag)) &&
    (magic ?? '').split('+').every((word) => isAnywhere(word) || words.includes(lower(word)))
  );
}

function isAnywhere(word: string): boolean {
  return word === '' || lower(word) === 'world';
}

function lower(word: string): string {
  return word.trim().toLowerCase();
}
