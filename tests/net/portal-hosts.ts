import { PORTAL } from './addresses.ts';
import { type HostState, healthyHost } from './internet-state.ts';

const SIGN_IN = 'login.portal.example';
const PAGE = '<!doctype html><title>Hotel Wi-Fi</title><h1>Please sign in</h1>';

/** What a captive portal serves: first the gate that everything is sent to, then its own page. */
export function portalHosts(how: 'redirect' | 'rewrite'): HostState[] {
  const page = { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE };
  const redirect = { status: 302, headers: { location: `http://${SIGN_IN}/` } };
  const gate = healthyHost('gate.portal.example', PORTAL);
  return [
    { ...gate, certificate: 'self-signed', http: how === 'redirect' ? redirect : page },
    { ...healthyHost(SIGN_IN, PORTAL), http: page, https: page },
  ];
}
