/** Boxes that speak TLS or HTTP and are nobody's site. Each is reached without a name. */

/** A forward proxy, and a port of its machine at which nobody listens. */
export const PROXY = '192.0.2.58';
export const PROXY_PORT = 3_128;
export const DEAD_PORT = 3_129;

/** Where what is to be inspected arrives, at whichever address it was meant for. */
export const INSPECTION_PORT = 8_443;

/**
 * A name that answers over http while a browser is as it came, and never through a proxy or beside a
 * blocker: how a browser that was told something new shows that it heard.
 */
export const SETTLED_HOST = 'settled.example';

/** A name that answers over http where a hosts file has it, and never else: how a browser shows that it has read that file. */
export const HOSTS_MARK = 'hosts.settled.example';

/**
 * Any name below this one answers over http while the device has its idle address, and is cut else: how a browser that looked
 * it up before shows that it has forgotten what names led to.
 */
export const FORGETTING_MARK = 'forgetting.settled.example';
