import {
  BLOCK_PAGE,
  CIRCLING_SINK,
  CLOSING_SINK,
  CUTTING_SINK,
  MUTE_SINK,
  OLD_HOME,
  PORTAL,
} from './addresses.ts';
import type { Break } from './break.ts';
import { type HostState, healthyHost } from './internet-state.ts';

const SIGN_IN = 'login.portal.example';
const PAGE = '<!doctype html><title>Hotel Wi-Fi</title><h1>Please sign in</h1>';

type PortalHow = Extract<Break, { kind: 'portal' }>['http'];

/** What a captive portal serves: first the gate that everything is sent to, then its own page. */
export function portalHosts(how: PortalHow): HostState[] {
  const page = { status: 200, headers: { 'content-type': 'text/html' }, body: PAGE };
  const answers = {
    redirect: { status: 302, headers: { location: `http://${SIGN_IN}/` } },
    rewrite: page,
    // RFC 6585 6.
    'says-511': { ...page, status: 511 },
  };
  const gate = healthyHost('gate.portal.example', PORTAL);
  // Whoever keeps a connection to it would still speak to it under another's name once the portal is gone.
  const headers = { ...answers[how].headers, connection: 'close' };
  return [
    { ...gate, certificate: 'self-signed', http: { ...answers[how], headers } },
    { ...healthyHost(SIGN_IN, PORTAL), http: page, https: page },
  ];
}

/** Web servers of many people's pages send whoever comes to the same name over https. */
const TO_ITS_HTTPS = { status: 301, headers: { location: 'https://{host}/' } };

const BACK_TO_IT = { status: 302, headers: { location: 'http://{host}/' } };

/** Where a network sends those whom it keeps from a page: to one that says so, or to nothing; and where a forgotten line in a hosts file may. */
export function blockHosts(): HostState[] {
  const body = '<!doctype html><title>Blocked</title><h1>This page is blocked on this network</h1>';
  const page = { status: 200, headers: { 'content-type': 'text/html' }, body };
  const host = healthyHost('blocked.example', BLOCK_PAGE);
  const hangUp = { status: 200, instead: 'close' } as const;
  return [
    { ...host, certificate: 'unknown-issuer', http: page, https: page },
    { ...healthyHost('cut.sink.example', CUTTING_SINK), onConnect: 'reset' },
    { ...healthyHost('mute.sink.example', MUTE_SINK), onConnect: 'silent' },
    { ...healthyHost('close.sink.example', CLOSING_SINK), onHello: 'close', http: hangUp },
    { ...healthyHost('circle.sink.example', CIRCLING_SINK), http: BACK_TO_IT },
    { ...healthyHost('old.home.example', OLD_HOME), http: TO_ITS_HTTPS },
  ];
}
