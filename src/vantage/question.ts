import { isPrivateName } from '../formats/private-name.ts';
import { type Continent, elsewhere, WORLD } from './continent.ts';

/** Most machines that one question goes to. */
export const MAX_PROBES = 5;

/** Of these in the person's own country. */
const NEAR_PROBES = 3;

/** Seconds that each machine has; the API takes 5 to 30, and callers allow 10 more for the way back. */
const TEST_TIMEOUT_S = 10;

/** Homes and offices: at data centres bot protection looks like an outage. */
const EYEBALLS = 'eyeball-network';

export interface OutsideQuestion {
  /** Host name alone. */
  readonly host: string;
  readonly secure: boolean;
  readonly port?: number | undefined;
  /** Where this browser is, ISO 3166-1 alpha-2; absent: not known. */
  readonly country?: string | undefined;
}

interface Location {
  country?: string;
  continent?: Continent;
  tags: string[];
  limit: number;
}

/** Body of `POST /v1/measurements`, Globalping API 1.0.0. */
export interface Measurement {
  type: 'http';
  target: string;
  timeout: number;
  /** Machines in all; only without `locations`, which have limits of their own. */
  limit?: number;
  locations?: Location[];
  measurementOptions: {
    protocol: 'HTTP' | 'HTTPS';
    port?: number;
    request: { method: 'HEAD'; path: '/' };
  };
}

/** Labels of a public name; the last one has letters, so that no address literal passes. */
const PUBLIC_NAME =
  /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/;

/**
 * Whether others may be asked about a host: a public name in ASCII and nothing else. Address literals, private names
 * and anything with a port, path, query or credentials are refused.
 */
export function isAskable(host: string): boolean {
  const name = nameOf(host);
  // What only looks like punycode is no name at all.
  return PUBLIC_NAME.test(name) && !isPrivateName(name) && URL.canParse(`https://${name}`);
}

/** What to ask of whom: `HEAD /` of the bare host; undefined where others may not be asked about it. */
export function measurementOf(question: OutsideQuestion): Measurement | undefined {
  const { host, secure, port, country } = question;
  if (!isAskable(host)) return undefined;
  const hasOwnPort = port !== undefined && port !== (secure ? 443 : 80);
  return {
    type: 'http',
    target: nameOf(host),
    timeout: TEST_TIMEOUT_S,
    locations: locationsFor(country ?? ''),
    measurementOptions: {
      protocol: secure ? 'HTTPS' : 'HTTP',
      ...(hasOwnPort && { port }),
      request: { method: 'HEAD', path: '/' },
    },
  };
}

/** The same question to anybody anywhere, where nobody was found at the places first asked for. */
export function askAnywhere({ locations: _, ...rest }: Measurement): Measurement {
  return { ...rest, limit: MAX_PROBES };
}

/** As it is sent: lower case, without the root's dot. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

function locationsFor(country: string): Location[] {
  const others = elsewhere(country);
  const near = { country, tags: [EYEBALLS], limit: NEAR_PROBES };
  const far = (others ?? WORLD).map((continent) => ({ continent, tags: [EYEBALLS], limit: 1 }));
  return others === undefined ? far : [near, ...far];
}
