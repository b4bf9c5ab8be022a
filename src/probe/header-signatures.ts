/** Header names in lower case. */
export type Headers = Readonly<Record<string, string>>;

interface Mark {
  readonly header: string;
  readonly value: RegExp;
}

const ANY = /./;

/**
 * Headers that only a proxy writes, into answers of its own. Squid: errorpage.cc adds X-Squid-Error, and its
 * X-Cache says NONE where nothing was forwarded. Proxy-Authenticate: RFC 9110, 11.7.1.
 */
const PROXY_OWN: readonly Mark[] = [
  { header: 'x-squid-error', value: ANY },
  { header: 'proxy-authenticate', value: ANY },
  { header: 'x-cache', value: /^NONE from /i },
  { header: 'x-cache-lookup', value: /^NONE from /i },
];

/**
 * `Server` of proxies that answer in their own name: Squid and tinyproxy (their error pages), mitmproxy (its 502),
 * Zscaler, Blue Coat, McAfee, Cisco, Forcepoint and Fortinet gateways (their block pages).
 */
const PROXY_SERVER =
  /^(squid|tinyproxy|mitmproxy|privoxy|zscaler|bluecoat|proxysg|mcafee web gateway|cisco-wsa|websense|forcepoint|fortiproxy|fortigate|netsweeper)\b/i;

/** Gateways that name themselves in the comment of `Via`; a plain `Via` says nothing, every CDN writes one. */
const PROXY_VIA =
  /\((?:squid|mcafee web gateway|cisco-wsa|websense|bluecoat|proxysg|forcepoint|zscaler)/i;

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  /** Over validated TLS no proxy forges an answer unless its root is trusted; a server may well run Squid in front. */
  readonly verified: boolean;
}

/** A proxy's own words in an answer that it made itself; undefined where none shows. */
export function proxySignature({ status, headers, verified }: Seen): string | undefined {
  const own = PROXY_OWN.find((mark) => matches(headers, mark));
  if (own !== undefined) return show(own.header, headers);
  if (status >= 200 && status < 300) return undefined;
  if (matches(headers, { header: 'server', value: PROXY_SERVER })) return show('server', headers);
  if (verified) return undefined;
  if (matches(headers, { header: 'via', value: PROXY_VIA })) return show('via', headers);
  return headers['proxy-connection'] === undefined ? undefined : show('proxy-connection', headers);
}

/** Content networks by the name that people know, and the headers that they add to every answer. */
const CDNS: readonly (readonly [name: string, mark: Mark])[] = [
  ['Cloudflare', { header: 'cf-ray', value: ANY }],
  ['CloudFront', { header: 'x-amz-cf-id', value: ANY }],
  ['Fastly', { header: 'x-fastly-request-id', value: ANY }],
  ['Fastly', { header: 'x-served-by', value: /\bcache-/i }],
  ['Akamai', { header: 'server', value: /^Akamai/i }],
  ['Akamai', { header: 'akamai-grn', value: ANY }],
  ['Akamai', { header: 'x-akamai-request-id', value: ANY }],
  ['Azure Front Door', { header: 'x-azure-ref', value: ANY }],
  ['Vercel', { header: 'x-vercel-id', value: ANY }],
  ['Netlify', { header: 'x-nf-request-id', value: ANY }],
  ['Imperva', { header: 'x-iinfo', value: ANY }],
  ['Sucuri', { header: 'x-sucuri-id', value: ANY }],
  ['bunny.net', { header: 'server', value: /^BunnyCDN/i }],
  ['Edgecast', { header: 'server', value: /^EC(?:S|Acc|D) \(/i }],
  ['Alibaba Cloud CDN', { header: 'eagleid', value: ANY }],
  ['Alibaba Cloud CDN', { header: 'x-swift-savetime', value: ANY }],
  ['Tencent Cloud CDN', { header: 'x-nws-log-uuid', value: ANY }],
  ['Tencent Cloud CDN', { header: 'eo-log-uuid', value: ANY }],
  ['Wangsu CDN', { header: 'x-ws-request-id', value: ANY }],
  ['Wangsu CDN', { header: 'x-via', value: /Cdn Cache Server/i }],
  ['Huawei Cloud CDN', { header: 'x-hcs-proxy-type', value: ANY }],
  ['ByteDance CDN', { header: 'x-bdcdn-cache-status', value: ANY }],
  ['Baidu CDN', { header: 'server', value: /^JSP3\b/i }],
];

/** The content network that answered, as its own headers say; undefined where none shows. */
export function cdnSignature(headers: Headers): string | undefined {
  return CDNS.find(([, mark]) => matches(headers, mark))?.[0];
}

function matches(headers: Headers, { header, value }: Mark): boolean {
  const text = headers[header];
  return text !== undefined && value.test(text);
}

function show(header: string, headers: Headers): string {
  return `${header}: ${headers[header] ?? ''}`.slice(0, 120);
}
