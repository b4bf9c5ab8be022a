import type { LineQuality } from '../../net/break.ts';
import type { ServiceSpec } from '../../net/site.ts';
import { answers, SILENCE } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE } from '../service-lists.ts';
import { PLAIN } from '../web-lists.ts';

const EVERY_OPERATOR = ['Alder', 'Birch', 'Google', 'Cedar', 'Dogwood', 'Elm'];
const CHALLENGE = {
  status: 403,
  headers: { 'cf-mitigated': 'challenge', server: 'cloudflare' },
  body: '<title>Just a moment...</title>',
};
/** As long as somebody reads it. */
const ENDLESS = { status: 200, body: 'x'.repeat(65_536), repeat: 'endless' } as const;
/** A long way, which plain http goes twice: each time stands out by itself, and both together stay within the deadline of 4 s. */
const LONG_WAY: LineQuality = { roundTripMs: 1_500 };
/** One that loses a tenth as well; https goes it three times. */
const THROTTLED: LineQuality = { roundTripMs: 1_300, lossPercent: 10 };

/** One name is written in another script. */
const FOREIGN: readonly ServiceSpec[] = PLAIN.map((service) =>
  service.id === 'gazette' ? { ...service, label: 'яндекс' } : service,
);

/** What answers, and what it answers. */
export const ANSWERS: readonly LabScenario[] = [
  {
    name: 'all-well',
    title: 'Nothing is wrong.',
    rows: ['O41'],
    world: { services: CARRIED },
    story: [],
    truth: 'ok',
    affects: 'everything',
    causes: [],
  },
  {
    name: 'all-well-and-one-plain',
    title: 'Nothing is wrong, and one of the services has no https.',
    rows: ['O40'],
    world: { services: PLAIN },
    story: [],
    truth: 'ok',
    affects: 'everything',
    causes: [],
  },
  {
    name: 'all-well-and-one-foreign-name',
    title: 'Nothing is wrong, and one name is written in Cyrillic.',
    rows: ['O21'],
    world: { services: FOREIGN },
    story: [],
    truth: 'ok',
    affects: 'everything',
    causes: [],
  },
  {
    name: 'plain-page-without-end',
    title: 'A page without https goes on for as long as somebody reads it.',
    rows: ['O23'],
    world: { services: PLAIN },
    story: [{ kind: 'host', of: ['Gazette'], change: { http: ENDLESS } }],
    truth: 'ok',
    affects: ['gazette'],
    causes: [],
  },
  {
    name: 'page-without-end',
    title: 'A page goes on for as long as somebody reads it.',
    rows: ['O24'],
    world: { services: OFFICE },
    story: [answers(ENDLESS, 'Quill')],
    truth: 'ok',
    affects: ['quill'],
    causes: [],
  },
  {
    name: 'bot-challenge',
    title: 'A CDN wants to see a person before it lets anybody in.',
    rows: ['O06'],
    world: { services: CARRIED },
    story: [answers(CHALLENGE, 'Quill', 'Bazaar')],
    truth: 'ok',
    affects: ['quill', 'bazaar'],
    causes: ['challenge'],
  },
  {
    name: 'forbidden',
    title: 'A service turns everybody away who is not signed in.',
    rows: ['C21'],
    world: { services: MESSENGERS },
    story: [answers({ status: 403 }, 'docs', 'docs/api')],
    truth: 'ok',
    affects: ['docs'],
    causes: ['forbidden'],
  },
  {
    name: 'nothing-at-this-path',
    title: 'Nothing lies any more at the address of a service that is looked at.',
    rows: ['C22'],
    world: { services: OFFICE },
    story: [answers({ status: 404 }, 'quill'), answers({ status: 410 }, 'lantern/api')],
    truth: 'ok',
    affects: ['quill'],
    causes: ['not-found'],
  },
  {
    name: 'server-error-500',
    title: 'A service has broken inside and answers 500.',
    rows: ['C23'],
    world: { services: OFFICE },
    story: [answers({ status: 500 }, 'Lantern')],
    truth: 'provider',
    affects: ['lantern'],
    causes: ['server-error'],
  },
  {
    name: 'server-error-502-of-one-gateway',
    title: 'Behind the gateway of a provider nobody answers: 502, and 504 at its login.',
    rows: ['C23'],
    world: { services: MESSENGERS },
    story: [answers({ status: 502 }, 'alipay'), answers({ status: 504 }, 'alipay/login')],
    truth: 'provider',
    affects: ['alipay'],
    causes: ['server-error'],
  },
  {
    name: 'server-error-without-https',
    title: 'A service without https answers 500, as any box on the way could in its place.',
    rows: ['C23'],
    world: { services: PLAIN },
    story: [{ kind: 'host', of: ['Gazette'], change: { http: { status: 500 } } }],
    truth: 'provider',
    affects: ['gazette'],
    causes: ['server-error'],
    twin: 'server-error-forged-on-the-way',
  },
  {
    name: 'server-error-forged-on-the-way',
    title: 'A box on the way answers 500 in place of a service without https.',
    rows: [],
    world: { services: PLAIN },
    story: [{ kind: 'box', of: ['Gazette'], change: { http: { status: 500 } } }],
    truth: 'path',
    affects: ['gazette'],
    causes: ['server-error'],
    twin: 'server-error-without-https',
  },
  {
    name: 'server-error-looked-at-again-and-again',
    title: 'A service answers 503, and is looked at six times in a row.',
    rows: ['C25'],
    world: { services: OFFICE },
    story: [
      { kind: 'break', breaks: [answers({ status: 503 }, 'Harbour')] },
      ...Array.from({ length: 6 }, () => ({ kind: 'check' }) as const),
    ],
    truth: 'provider',
    affects: ['harbour'],
    causes: ['server-error'],
  },
  {
    name: 'controls-silent-services-fine',
    title: 'Nothing that this extension compares with can be reached, and every service answers.',
    rows: ['O08'],
    world: { services: OFFICE },
    story: [{ kind: 'packets', of: EVERY_OPERATOR, at: 'backbone', how: 'drop' }],
    truth: 'ok',
    affects: 'everything',
    causes: [],
  },
  {
    name: 'throttled-without-https',
    title: 'Packets of one plain service are held back on the way; all others pass at once.',
    rows: ['O44'],
    world: { services: PLAIN },
    story: [{ kind: 'line', is: LONG_WAY, of: ['Gazette'] }],
    truth: 'path',
    affects: ['gazette'],
    causes: ['slow', ...SILENCE],
  },
  {
    name: 'slow-there-without-https',
    title: "A plain service's own line to the world is full: its packets wait in a queue.",
    rows: [],
    world: { services: PLAIN },
    story: [{ kind: 'line', is: LONG_WAY, of: ['Gazette'] }],
    truth: 'provider',
    affects: ['gazette'],
    causes: ['slow', ...SILENCE],
    twin: 'throttled-without-https',
  },
  {
    name: 'throttled',
    title: 'Packets of one service take a long way and many are lost; all others pass at once.',
    rows: ['O45'],
    world: { services: OFFICE },
    story: [{ kind: 'line', is: THROTTLED, of: ['Quill'] }],
    truth: 'path',
    affects: ['quill'],
    causes: ['slow', ...SILENCE],
    twin: 'slow-to-answer-there',
  },
  {
    name: 'slow-to-answer-there',
    title: 'A service takes four seconds over every answer.',
    rows: [],
    world: { services: OFFICE },
    story: [answers({ status: 200, delayMs: 3_600 }, 'Quill')],
    truth: 'provider',
    affects: ['quill'],
    causes: ['slow', ...SILENCE],
    twin: 'answers-held-back-on-the-way',
  },
];
