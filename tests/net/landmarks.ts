import { HOME, twinAddress } from './addresses.ts';
import { type Answer, type HostState, healthyHost } from './internet-state.ts';
import type { Site } from './site.ts';

/** A public host that other tools, or a browser itself, ask whether there is an internet at all. */
interface Landmark {
  readonly host: string;
  readonly owner: string;
  readonly address: string;
  /** What lies at the path that is asked for, over both schemes; absent: a page like any other. */
  readonly pages?: Readonly<Record<string, Answer>>;
}

const OWN_ADDRESS = { '/': { status: 200, body: `${HOME}\n` } };
const TEXT = { 'content-type': 'text/plain' };
const NOTHING = { '/generate_204': { status: 204 } };

/**
 * They keep their real names, and live at addresses of the world that no other host has. is-online asks the first
 * four. Chromium's error pages ask Google's: whether a resolver knows `google.com` after a name that it does not know,
 * and for the answer with nothing in it, to tell a portal. Firefox's ask Mozilla's, to tell a portal, and an
 * interception from a site whose issuer nobody knows.
 */
const ALL: readonly Landmark[] = [
  { host: 'icanhazip.com', owner: 'Cloudflare', address: '192.0.2.188', pages: OWN_ADDRESS },
  { host: 'cloudflare.com', owner: 'Cloudflare', address: '192.0.2.188' },
  { host: 'api.ipify.org', owner: 'Ipify', address: '192.0.2.189', pages: OWN_ADDRESS },
  {
    host: 'captive.apple.com',
    owner: 'Apple',
    address: '192.0.2.190',
    pages: { '/hotspot-detect.html': { status: 200, body: '<title>Success</title>Success' } },
  },
  { host: 'google.com', owner: 'Google', address: '192.0.2.191' },
  { host: 'www.gstatic.com', owner: 'Google', address: '192.0.2.191', pages: NOTHING },
  {
    host: 'connectivitycheck.gstatic.com',
    owner: 'Google',
    address: '192.0.2.191',
    pages: NOTHING,
  },
  { host: 'mitmdetection.services.mozilla.com', owner: 'Mozilla', address: '192.0.2.129' },
  {
    host: 'detectportal.firefox.com',
    owner: 'Mozilla',
    address: '192.0.2.129',
    pages: { '/success.txt': { status: 200, headers: TEXT, body: 'success\n' } },
  },
];

/** The landmarks as sites of a world. */
export const LANDMARKS: readonly Site[] = ALL.map(({ host, owner, address }) => ({
  id: `landmark/${host}`,
  owner,
  role: 'landmark',
  host,
  address,
  address6: twinAddress(address),
}));

/**
 * A landmark as it is while nothing is wrong. Its name is the same in every world, so it keeps no connection: one from an
 * earlier world would not know what is wrong with this one.
 */
export function landmarkHost({ host, address }: Site): HostState {
  const healthy = healthyHost(host, address);
  const paths = ALL.find((each) => each.host === host)?.pages ?? {};
  return {
    ...healthy,
    http2: false,
    https: keepingNone({ ...healthy.https, paths }),
    http: keepingNone({ ...healthy.http, paths }),
  };
}

function keepingNone(answer: Answer): Answer {
  const paths = Object.entries(answer.paths ?? {}).map(([path, each]) => [path, keepingNone(each)]);
  return {
    ...answer,
    headers: { ...answer.headers, connection: 'close' },
    ...(paths.length > 0 && { paths: Object.fromEntries(paths) }),
  };
}
