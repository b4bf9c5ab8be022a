import type { BoxChange, Break } from '../../net/break.ts';
import type { Answer } from '../../net/internet-state.ts';
import { BREAKING_OFF, beyondFirstHop, GOAL, lostOnTheWay, SILENCE } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE } from '../service-lists.ts';
import { KNOWN_BY_TEXT, PLAIN } from '../web-lists.ts';

const IN_A_CIRCLE: Answer = { status: 302, headers: { location: '/' } };
const PARKED: Answer = { status: 200, body: 'Domain parked' };

/** A box in the backbone does that in place of who has these addresses, whatever name is asked for. */
function box(change: BoxChange, ...of: readonly string[]): Break {
  return { kind: 'box', of, change };
}

/** What a server can do to who comes, a box before its addresses can. */
export const BOXES_ON_THE_WAY: readonly LabScenario[] = [
  {
    name: 'greetings-reset-on-the-way',
    title:
      'A box on the way resets every greeting to the addresses of a service, whatever name is in it.',
    rows: [],
    world: { services: MESSENGERS },
    story: [box({ onHello: 'reset' }, 'Bilibili')],
    truth: 'path',
    affects: ['bilibili'],
    causes: BREAKING_OFF,
    twin: 'reset-there',
  },
  {
    name: 'greetings-closed-on-the-way',
    title:
      'A box on the way ends every connection to the addresses of a service once it was greeted.',
    rows: [],
    world: { services: CARRIED },
    story: [box({ onHello: 'close' }, 'Lantern')],
    truth: 'path',
    affects: ['lantern'],
    causes: BREAKING_OFF,
    twin: 'hangs-up-there',
  },
  {
    name: 'greetings-for-pictures-reset-on-the-way',
    title: 'Texts arrive, and a box on the way resets every greeting to the machine for pictures.',
    rows: [],
    world: { services: MESSENGERS },
    story: [box({ onHello: 'reset' }, 'weibo/media')],
    truth: 'path',
    affects: ['weibo'],
    causes: BREAKING_OFF,
    twin: 'pictures-reset-there',
  },
  {
    name: 'redirect-then-greeting-reset-on-the-way',
    title: 'A box on the way resets every greeting to the second host, whatever name is in it.',
    rows: [],
    ...beyondFirstHop('https', box({ onHello: 'reset' }, GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'redirect-then-reset-there',
  },
  {
    name: 'redirect-then-greeting-closed-on-the-way',
    title: 'A box on the way ends every connection to the second host once it was greeted.',
    rows: [],
    ...beyondFirstHop('https', box({ onHello: 'close' }, GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: BREAKING_OFF,
    twin: 'redirect-then-closed-there',
  },
  {
    name: 'redirect-then-lost-on-the-way',
    title: 'The way to the host that a service sends people on to is lost.',
    rows: [],
    ...beyondFirstHop('https', lostOnTheWay(GOAL)),
    truth: 'path',
    affects: ['signpost'],
    causes: SILENCE,
    twin: 'redirect-then-silent-there',
  },
  {
    name: 'plain-requests-reset-on-the-way',
    title:
      'A box on the way resets every plain request to the address of a service, whatever name is in it.',
    rows: [],
    world: { services: PLAIN },
    story: [box({ http: { status: 200, instead: 'reset' } }, 'Gazette')],
    truth: 'path',
    affects: ['gazette'],
    causes: BREAKING_OFF,
    twin: 'plain-request-reset-there',
  },
  {
    name: 'answers-held-for-ever-on-the-way',
    title: 'A box on the way lets handshakes with a service pass, and forgets what follows them.',
    rows: [],
    world: { services: MESSENGERS },
    story: [box({ holds: 'for-ever' }, 'Ant Group')],
    truth: 'path',
    affects: ['alipay'],
    causes: SILENCE,
    twin: 'backend-hangs',
  },
  {
    name: 'answers-held-back-on-the-way',
    title:
      'A box on the way lets handshakes with a service pass, and holds what follows for 3.5 seconds.',
    rows: [],
    world: { services: OFFICE },
    story: [box({ holds: { ms: 3_500 } }, 'Tally Bank')],
    truth: 'path',
    affects: ['tally'],
    causes: ['slow', ...SILENCE],
    twin: 'first-byte-late-there',
  },
  {
    name: 'old-box-knows-no-shared-version',
    title:
      'A box on the way opens the TLS of one machine, and knows only versions that browsers have given up.',
    rows: [],
    world: { services: MESSENGERS },
    story: [box({ onHello: 'no-shared-version' }, 'alipay/login')],
    truth: 'path',
    affects: ['alipay'],
    causes: ['tls-broken', 'does-not-answer'],
    twin: 'no-shared-version',
  },
  {
    name: 'self-signed-on-the-way',
    title:
      'A box on the way opens the TLS of one machine, with a certificate that it signed itself.',
    rows: [],
    world: { services: MESSENGERS },
    story: [box({ certificate: 'self-signed' }, 'alipay')],
    truth: 'path',
    affects: ['alipay'],
    causes: ['certificate-untrusted', 'interception', 'does-not-answer'],
    twin: 'certificate-self-signed',
  },
  {
    name: 'another-name-on-the-way',
    title: 'A box on the way answers in place of a service, with a certificate of its own name.',
    rows: [],
    world: { services: CARRIED },
    story: [box({ certificate: 'wrong-name' }, 'Kite')],
    truth: 'path',
    affects: ['kite'],
    causes: ['certificate-name', 'does-not-answer'],
    twin: 'certificate-for-another-name',
  },
  {
    name: 'plain-page-replaced-on-the-way',
    title: 'A box on the way shows a page of its own in place of a service without https.',
    rows: [],
    world: { services: KNOWN_BY_TEXT },
    story: [box({ http: PARKED }, 'Gazette')],
    truth: 'path',
    affects: ['gazette'],
    causes: ['wrong-content'],
    twin: 'plain-page-replaced-there',
  },
  {
    name: 'plain-circle-forged-on-the-way',
    title: 'A box on the way sends who asks for a plain page back to it for ever.',
    rows: [],
    world: { services: PLAIN },
    story: [box({ http: IN_A_CIRCLE }, 'Gazette')],
    truth: 'path',
    affects: ['gazette'],
    causes: ['bad-response', 'does-not-answer'],
    twin: 'plain-redirects-in-a-circle',
  },
  {
    name: 'session-cut-on-the-way-once-begun',
    title: 'A box on the way lets handshakes of a service pass, and cuts what follows at once.',
    rows: [],
    world: { services: OFFICE },
    story: [box({ onHello: 'shakes-hands' }, 'Quill')],
    truth: 'path',
    affects: ['quill'],
    causes: BREAKING_OFF,
    twin: 'balancer-ends-session-once-begun',
  },
];
