import { others } from '../breaks.ts';
import { DOH_SILENT, ledToBlockPage } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE, TRACING_CONTROLS } from '../service-lists.ts';

const DAY = 86_400_000;

/** As servers do that serve a page in clear text as well, and send nobody on. */
const PAGE = { status: 200, body: 'A page' };

/** What can be wrong with proofs of identity: at a server, between it and here, and in this device's calendar. */
export const CERTIFICATES: readonly LabScenario[] = [
  {
    name: 'certificate-of-unknown-issuer',
    title: 'A service shows a certificate of an issuer that nobody vouches for.',
    rows: ['O01'],
    world: { services: OFFICE },
    story: [{ kind: 'host', of: ['Tally Bank'], change: { certificate: 'unknown-issuer' } }],
    truth: 'provider',
    affects: ['tally'],
    causes: ['certificate-untrusted', 'does-not-answer'],
    twin: 'one-service-signed-anew',
  },
  {
    name: 'one-service-signed-anew',
    title:
      'Somebody on the way opens the TLS of one service and signs anew, with a root of nobody.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'interception', root: 'untrusted', of: ['Tally Bank'] }],
    truth: 'path',
    affects: ['tally'],
    causes: ['certificate-untrusted', 'interception', 'does-not-answer'],
    twin: 'certificate-of-unknown-issuer',
  },
  {
    name: 'certificate-of-unknown-issuer-seen-elsewhere',
    title: 'A service shows a certificate that nobody vouches for, wherever it is asked from.',
    rows: ['O01'],
    world: { services: OFFICE, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [
      { kind: 'host', of: ['Quill'], change: { certificate: 'unknown-issuer' } },
      others({ near: 'untrusted', far: 'untrusted' }),
    ],
    truth: 'provider',
    affects: ['quill'],
    causes: ['certificate-untrusted', 'does-not-answer'],
  },
  {
    name: 'one-service-signed-anew-here-only',
    title:
      'Somebody on the way signs one service anew; machines elsewhere see the real certificate.',
    rows: [],
    world: { services: OFFICE, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [
      { kind: 'interception', root: 'untrusted', of: ['Quill'] },
      others({ near: 'answers', far: 'answers' }),
    ],
    truth: 'path',
    affects: ['quill'],
    causes: ['certificate-untrusted', 'interception', 'does-not-answer'],
  },
  {
    name: 'certificate-self-signed',
    title: 'A service comes back from repair with a certificate that it signed itself.',
    rows: [],
    world: { services: MESSENGERS },
    story: [{ kind: 'host', of: ['alipay'], change: { certificate: 'self-signed' } }],
    truth: 'provider',
    affects: ['alipay'],
    causes: ['certificate-untrusted', 'does-not-answer'],
  },
  {
    name: 'certificate-out-of-date',
    title: 'The certificate of a service ran out yesterday.',
    rows: ['O02'],
    world: { services: MESSENGERS },
    story: [{ kind: 'host', of: ['Sina'], change: { certificate: 'expired' } }],
    truth: 'provider',
    affects: ['weibo'],
    causes: ['certificate-expired', 'does-not-answer'],
  },
  {
    name: 'certificate-not-yet-valid',
    title: 'A service has put a certificate into use a day before it begins.',
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'host', of: ['Parley'], change: { certificate: 'not-yet-valid' } }],
    truth: 'provider',
    affects: ['parley'],
    causes: ['certificate-expired', 'does-not-answer'],
  },
  {
    name: 'certificate-for-another-name',
    title: 'A service shows the certificate of somebody else.',
    rows: ['O03'],
    world: { services: CARRIED },
    story: [{ kind: 'host', of: ['Kite'], change: { certificate: 'wrong-name' } }],
    truth: 'provider',
    affects: ['kite'],
    causes: ['certificate-name', 'does-not-answer'],
  },
  {
    name: 'untrusted-server-with-doh-silent',
    title:
      "The line's resolver sends a service to an untrusted server, and no other resolver answers.",
    rows: [],
    world: { services: MESSENGERS },
    story: [ledToBlockPage('bilibili'), DOH_SILENT],
    truth: 'network',
    affects: ['bilibili'],
    causes: ['certificate-untrusted', 'resolves-elsewhere', 'does-not-answer'],
    twin: 'certificate-of-unknown-issuer-with-doh-silent',
  },
  {
    name: 'certificate-of-unknown-issuer-with-doh-silent',
    title: 'A service shows an untrusted certificate, and names can be asked of one resolver only.',
    rows: [],
    world: { services: MESSENGERS },
    story: [
      { kind: 'host', of: ['bilibili'], change: { certificate: 'unknown-issuer', http: PAGE } },
      DOH_SILENT,
    ],
    truth: 'provider',
    affects: ['bilibili'],
    causes: ['certificate-untrusted', 'does-not-answer'],
    twin: 'untrusted-server-with-doh-silent',
  },
  {
    name: 'clock-a-year-behind',
    title: "This device's clock is more than a year behind: no certificate is valid yet.",
    rows: ['C17'],
    world: { services: OFFICE },
    story: [{ kind: 'clock', skewMs: 400 * DAY }],
    truth: 'device',
    affects: 'everything',
    causes: ['clock'],
  },
  {
    name: 'clock-a-season-ahead',
    title: "This device's clock is three months ahead: every certificate has run out.",
    rows: ['C17'],
    world: { services: MESSENGERS },
    story: [{ kind: 'clock', skewMs: -91 * DAY }],
    truth: 'device',
    affects: 'everything',
    causes: ['clock'],
  },
  {
    name: 'everything-signed-anew',
    title:
      'A box of this network opens all TLS and signs anew, with a root that this browser does not know.',
    rows: ['C18'],
    world: { services: MESSENGERS },
    story: [{ kind: 'interception', root: 'untrusted' }],
    truth: 'network',
    affects: 'everything',
    causes: ['interception'],
  },
  {
    name: 'tls-downgraded',
    title:
      'A box of this network turns every TLS 1.3 greeting into an older one, and browsers notice.',
    rows: ['C15'],
    world: { services: OFFICE },
    story: [{ kind: 'tls-downgrade' }],
    truth: 'network',
    affects: 'everything',
    causes: ['interception', 'https-blocked', 'tls-broken'],
  },
];
