import { expect } from 'vitest';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { CUTTING_SINK } from '../net/addresses.ts';
import type { Break } from '../net/break.ts';
import type { HostState } from '../net/internet-state.ts';
import { summarise } from './summarise.ts';
import { withBrowsers } from './with-browsers.ts';

/** One service that a fault is about. */
const ONE = 'bilibili';
const of = [ONE];

/** What is seen of that service at first, and whether everybody else is seen just so, or well. */
interface Case {
  readonly breaks: readonly Break[];
  readonly seen: RegExp | Readonly<Record<BrowserKind, RegExp>>;
  readonly others: 'too' | 'well';
}

function proxy(more: Omit<Extract<Break, { kind: 'proxy' }>, 'kind'>): Break {
  return { kind: 'proxy', ...more };
}

const OK = /^200$/;
const NO_PROXY = {
  chromium: /^proxy net::ERR_PROXY_CONNECTION_FAILED$/,
  firefox: /^proxy NS_ERROR_(UNKNOWN_PROXY_HOST|PROXY_CONNECTION_REFUSED)$/,
};
const TURNED_AWAY = {
  chromium: /^proxy net::ERR_TUNNEL_CONNECTION_FAILED$/,
  firefox: /^proxy NS_ERROR_PROXY_(FORBIDDEN|CONNECTION_REFUSED|BAD_GATEWAY)$/,
};
/** Firefox tells of a connection that is refused in both versions of IP now by one word, now by the other. */
const REFUSED = {
  chromium: /^tcp net::ERR_CONNECTION_REFUSED$/,
  firefox: /^(tcp NS_ERROR_CONNECTION_REFUSED|\w+ NS_ERROR_ABORT)$/,
};

const CASES: Readonly<Record<string, Case>> = {
  'a proxy in the settings': {
    breaks: [proxy({ by: 'settings' })],
    seen: OK,
    others: 'well',
  },
  'a proxy from a PAC file': { breaks: [proxy({ by: 'pac' })], seen: OK, others: 'well' },
  'a dead proxy': {
    breaks: [proxy({ by: 'settings', act: 'dead' })],
    seen: NO_PROXY,
    others: 'too',
  },
  'a PAC file that names a dead proxy for one site': {
    breaks: [proxy({ by: 'pac', act: 'dead', of })],
    seen: NO_PROXY,
    others: 'well',
  },
  'a PAC file that names nobody': {
    breaks: [proxy({ by: 'pac-broken' })],
    seen: NO_PROXY,
    others: 'too',
  },
  'a proxy that asks who is there': {
    breaks: [proxy({ by: 'settings', act: 'wants-sign-in' })],
    seen: TURNED_AWAY,
    others: 'too',
  },
  'a proxy that denies one site': {
    breaks: [proxy({ by: 'settings', act: 'denies', of })],
    seen: TURNED_AWAY,
    others: 'well',
  },
  'another extension': {
    breaks: [{ kind: 'blocker', by: 'extension', of }],
    seen: { chromium: /^blocked net::ERR_BLOCKED_BY_CLIENT$/, firefox: /^blocked NS_ERROR_ABORT$/ },
    others: 'well',
  },
  // It stops pages alone, in both browsers.
  'a policy': {
    breaks: [{ kind: 'blocker', by: 'policy', of }],
    seen: OK,
    others: 'well',
  },
  'a hosts file': {
    breaks: [{ kind: 'hosts-file', of, address: '127.0.0.1' }],
    seen: REFUSED,
    others: 'well',
  },
  'a resolver in the settings that cuts': {
    breaks: [{ kind: 'strict-secure-dns', how: 'cut' }],
    seen: {
      chromium: /^dns net::ERR_NAME_NOT_RESOLVED$/,
      firefox: /^dns NS_ERROR_(UNKNOWN_HOST|NET_RESET)$/,
    },
    others: 'too',
  },
  'a firewall that says so': {
    breaks: [{ kind: 'browser-firewall', how: 'prohibited' }],
    seen: {
      chromium: /^blocked net::ERR_NETWORK_ACCESS_DENIED$/,
      // Where it has two ways to connect and may take neither, it can go on waiting.
      firefox: /^(tcp NS_ERROR_CONNECTION_REFUSED|timeout timeout)$/,
    },
    others: 'too',
  },
  'a VPN whose far end refuses': {
    breaks: [{ kind: 'vpn', of, how: 'reset' }],
    seen: REFUSED,
    others: 'well',
  },
  // Sent along with no question of ours.
  'a kept cookie': {
    breaks: [{ kind: 'cookie', of, change: { https: { status: 401 } } }],
    seen: OK,
    others: 'well',
  },
  'a trusted box that opens TLS': {
    breaks: [{ kind: 'interception', root: 'trusted' }],
    seen: OK,
    others: 'well',
  },
  'an untrusted box that opens TLS of one site': {
    breaks: [{ kind: 'interception', root: 'untrusted', of }],
    seen: {
      chromium: /^tls net::ERR_CERT_AUTHORITY_INVALID$/,
      firefox: /^tls Peer’s Certificate issuer is not recognized/,
    },
    others: 'well',
  },
};

/** A server that answers a greeting like that. */
function greets(onHello: HostState['onHello']): Pick<Case, 'breaks' | 'others'> {
  return { breaks: [{ kind: 'host', of, change: { onHello } }], others: 'well' };
}

const SERVERS: Readonly<Record<string, Case>> = {
  'a server that knows old TLS alone': {
    ...greets('no-shared-version'),
    seen: {
      chromium: /^tls net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH$/,
      firefox: /^tls Peer reports incompatible or unsupported protocol version/,
    },
  },
  'a server that shares no cipher': {
    ...greets('no-shared-cipher'),
    seen: {
      chromium: /^tls net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH$/,
      firefox: /^tls Cannot communicate securely with peer: no common encryption/,
    },
  },
  'a server that does not know its name': {
    ...greets('unknown-name'),
    seen: {
      chromium: /^tls net::ERR_SSL_UNRECOGNIZED_NAME_ALERT$/,
      firefox: /^tls SSL peer has no certificate for the requested DNS name/,
    },
  },
  'a server that speaks no TLS': {
    ...greets('not-tls'),
    seen: {
      chromium: /^tls net::ERR_SSL_PROTOCOL_ERROR$/,
      firefox: /^tls SSL received a record that exceeded the maximum permissible length/,
    },
  },
  'a server that wants a certificate of the client': {
    ...greets('wants-certificate'),
    seen: {
      chromium: /^(tls net::ERR_BAD_SSL_CLIENT_AUTH_CERT|tcp net::ERR_SOCKET_NOT_CONNECTED)$/,
      // It gives up one of two connections, and tells of that one.
      firefox: /^(\w+ NS_ERROR_ABORT|tls .*)$/,
    },
  },
  'a server that sends round in circles': {
    breaks: [{ kind: 'host', of, change: { https: { status: 302, headers: { location: '/' } } } }],
    seen: {
      chromium: /^http net::ERR_TOO_MANY_REDIRECTS$/,
      firefox: /^http NS_ERROR_REDIRECT_LOOP$/,
    },
    others: 'well',
  },
};

withBrowsers('all', (benchTest) => {
  for (const [name, { breaks, seen, others }] of Object.entries({ ...CASES, ...SERVERS })) {
    benchTest(name, async (bench) => {
      await bench.reset();
      await bench.break(breaks);
      const report = await bench.check();
      const first = report.services.map(({ id, observations }) => {
        const outcome = observations.find(({ role }) => role === 'endpoint')?.outcome;
        return { id, said: toWords(outcome) };
      });
      const expected = seen instanceof RegExp ? seen : seen[bench.browser.kind];
      for (const { id, said } of first) {
        const wanted = id === ONE || others === 'too' ? expected : OK;
        expect(said, `${id}\n${summarise(report)}`).toMatch(wanted);
      }
    });
  }

  benchTest('an idle address, and names that lead elsewhere since', async (bench) => {
    const https = { status: 200, headers: { connection: 'close' } };
    const hangsUp: Break = { kind: 'host', of, change: { http2: false, https } };
    const astray: Break = { kind: 'resolver', of, act: { kind: 'lie', addresses: [CUTTING_SINK] } };
    await bench.reset();
    await bench.break([hangsUp]);
    await bench.check();
    const page = await bench.browser.openPage('options.html');
    await page.evaluate(`(window.seen = [], ['online', 'offline'].forEach((name) =>
      addEventListener(name, () => window.seen.push(name))), true)`);
    await bench.break([hangsUp, { kind: 'idle-address' }, astray]);
    const report = await bench.check();
    const isUp = report.services.map(({ id, verdict }) => [id, verdict.kind === 'ok']);
    expect(isUp, summarise(report)).toEqual(isUp.map(([id]) => [id, id !== ONE]));
    await bench.reset();
    expect((await bench.check()).services.map(({ verdict }) => verdict.kind)).not.toContain(
      'fault',
    );
    expect(await page.evaluate('window.seen')).toEqual([]);
    await page.close();
  });

  benchTest('a night, and another network in the morning', async (bench) => {
    await bench.reset();
    await bench.check();
    await bench.world.forget();
    await bench.sleep({ seconds: 2, switchesNetwork: true });
    // What comes first on waking may be spent on connections that nobody holds any more.
    await bench.check();
    const report = await bench.check();
    expect(report.user.kind, summarise(report)).toBe('ok');
    const names = (await bench.world.asked()).flatMap((each) => (each.kind === 'name' ? each : []));
    expect(names.map(({ by }) => by)).toContain('secondResolver');
  });

  benchTest('leaves a browser as it came', async (bench) => {
    await bench.reset();
    const report = await bench.check();
    expect(report.user.kind, summarise(report)).toBe('ok');
    expect(new Set(report.services.map(({ verdict }) => verdict.kind))).toEqual(new Set(['ok']));
  });
});

type Outcome =
  | { readonly kind: 'response'; readonly status: number }
  | { readonly kind: 'failure'; readonly layer: string; readonly code: string };

function toWords(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'nothing';
  return outcome.kind === 'response' ? `${outcome.status}` : `${outcome.layer} ${outcome.code}`;
}
