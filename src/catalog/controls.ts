import type { Control } from '../formats/config.ts';

/**
 * Endpoints of other people that a round is compared with. Portals are plain http with an exact answer, and none is on
 * the browsers' HSTS preload lists (as cp.cloudflare.com and www.v2ex.com are): a browser would turn them into https.
 * Hosts are frozen early: hosts added by an update are refused in Firefox and disable the extension in Chrome.
 */
export const BUILT_IN_CONTROLS: readonly Control[] = [
  // World pack, portals
  {
    id: 'mozilla-portal', // Firefox: network.connectivity-service
    operator: 'Mozilla',
    kind: 'portal',
    url: 'http://detectportal.firefox.com/success.txt',
    expect: { status: 200, body: 'success' },
  },
  {
    id: 'google-portal', // Android and Chrome OS
    operator: 'Google',
    kind: 'portal',
    url: 'http://connectivitycheck.gstatic.com/generate_204',
    expect: { status: 204 },
  },
  {
    id: 'apple-portal', // macOS and iOS captive network assistant
    operator: 'Apple',
    kind: 'portal',
    url: 'http://captive.apple.com/hotspot-detect.html',
    expect: { status: 200, body: 'Success' },
  },
  {
    id: 'microsoft-portal', // Windows network connectivity status indicator
    operator: 'Microsoft',
    kind: 'portal',
    url: 'http://www.msftconnecttest.com/connecttest.txt',
    expect: { status: 200, body: 'Microsoft Connect Test' },
  },
  {
    id: 'gnome-portal', // NetworkManager in GNOME
    operator: 'GNOME',
    kind: 'portal',
    url: 'http://nmcheck.gnome.org/check_network_status.txt',
    expect: { status: 200, body: 'NetworkManager is online' },
  },
  {
    id: 'ubuntu-portal', // NetworkManager in Ubuntu
    operator: 'Canonical',
    kind: 'portal',
    url: 'http://connectivity-check.ubuntu.com/',
    expect: { status: 204 },
  },
  // China pack, portals: what telephones sold there ask
  {
    id: 'xiaomi-portal',
    operator: 'Xiaomi',
    kind: 'portal',
    url: 'http://connect.rom.miui.com/generate_204',
    expect: { status: 204 },
  },
  {
    id: 'huawei-portal',
    operator: 'Huawei',
    kind: 'portal',
    url: 'http://connectivitycheck.platform.hicloud.com/generate_204',
    expect: { status: 204 },
  },
  {
    id: 'vivo-portal',
    operator: 'vivo',
    kind: 'portal',
    url: 'http://wifi.vivo.com.cn/generate_204',
    expect: { status: 204 },
  },
  {
    id: 'oppo-portal',
    operator: 'OPPO',
    kind: 'portal',
    url: 'http://connectivitycheck.oppomobile.com/generate_204',
    expect: { status: 204 },
  },
  // World pack, https by name
  {
    id: 'google-https', // Chrome's own check over https
    operator: 'Google',
    kind: 'https',
    url: 'https://www.gstatic.com/generate_204',
    expect: { status: 204 },
  },
  {
    id: 'cloudflare-https', // `k=v` lines; they hold the asker's address, so the body is never kept
    operator: 'Cloudflare',
    kind: 'https',
    url: 'https://www.cloudflare.com/cdn-cgi/trace',
  },
  {
    id: 'apple-https', // the captive network assistant's page, over https
    operator: 'Apple',
    kind: 'https',
    url: 'https://www.apple.com/library/test/success.html',
  },
  {
    id: 'mozilla-https',
    operator: 'Mozilla',
    kind: 'https',
    url: 'https://www.mozilla.org/robots.txt',
  },
  {
    id: 'microsoft-https', // answers in mainland China too
    operator: 'Microsoft',
    kind: 'https',
    url: 'https://www.bing.com/robots.txt',
  },
  // China pack, https by name
  {
    id: 'baidu-https',
    operator: 'Baidu',
    kind: 'https',
    url: 'https://www.baidu.com/robots.txt',
  },
  {
    id: 'netease-https',
    operator: 'NetEase',
    kind: 'https',
    url: 'https://www.163.com/robots.txt',
  },
  // Https by address: public resolvers whose certificates name their addresses
  {
    id: 'cloudflare-address',
    operator: 'Cloudflare',
    kind: 'address',
    url: 'https://1.1.1.1/cdn-cgi/trace',
  },
  { id: 'google-address', operator: 'Google', kind: 'address', url: 'https://8.8.8.8/resolve' },
  { id: 'quad9-address', operator: 'Quad9', kind: 'address', url: 'https://9.9.9.9/' },
  { id: 'alidns-address', operator: 'Alibaba', kind: 'address', url: 'https://223.5.5.5/resolve' },
  // DNS over https with a JSON answer: `?name=&type=`. Quad9 has no JSON interface.
  {
    id: 'google-doh', // developers.google.com/speed/public-dns/docs/doh/json
    operator: 'Google',
    kind: 'doh',
    url: 'https://dns.google/resolve',
  },
  {
    id: 'cloudflare-doh', // developers.cloudflare.com/1.1.1.1/encryption/dns-over-https
    operator: 'Cloudflare',
    kind: 'doh',
    url: 'https://cloudflare-dns.com/dns-query',
  },
  {
    id: 'alidns-doh', // help.aliyun.com: the JSON interface of AliDNS
    operator: 'Alibaba',
    kind: 'doh',
    url: 'https://dns.alidns.com/resolve',
  },
  {
    id: 'dnspod-doh', // docs.dnspod.cn: the JSON interface of DNSPod, a part of Tencent
    operator: 'Tencent',
    kind: 'doh',
    url: 'https://doh.pub/dns-query',
  },
];
