import type { Suspect } from '../../../src/diagnosis/suspect.ts';
import type { Break } from '../../net/break.ts';
import { CONTROLS } from '../../net/site.ts';
import {
  admits,
  answers,
  lostOnTheWay,
  NOBODY_GETS_THROUGH,
  refusedOnTheWay,
  refusedThere,
  SILENCE,
  silentThere,
} from '../breaks.ts';
import { LOOPBACK, ledTo, REFUSING_SINK, zoneSays } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS, OFFICE, TRACING_CONTROLS } from '../service-lists.ts';

const DAY = 86_400_000;

/** Controls that a round may leave out. */
const SPARE = ['google-204', 'google', 'alder-address'];
/** Just those that a round asks, so that each round meets the same that fail. */
const NO_SPARE_CONTROLS = CONTROLS.filter(({ id }) => !SPARE.includes(id));

interface Refused extends Pick<LabScenario, 'name' | 'title' | 'twin'> {
  readonly breaks: readonly Break[];
  readonly truth: Suspect;
}

/** A clock that is a year ahead, and one service that refuses for a reason of its own. */
function withWrongClock({ breaks, truth, ...rest }: Refused): LabScenario {
  return {
    ...rest,
    rows: [],
    world: { services: OFFICE },
    story: [{ kind: 'clock', skewMs: -365 * DAY }, ...breaks],
    truth: 'device',
    affects: 'everything',
    causes: ['clock'],
    also: { truth, affects: ['lantern'], causes: ['refused', 'does-not-answer'] },
  };
}

/** Within a minute of a line that was gone silence says nothing: browsers still wait for what they began then. */
const ONCE_TOLD_APART = { kind: 'wait', seconds: 65 } as const;

/** Two things at once: the truth is what must be said first. */
export const SEVERAL_AT_ONCE: readonly LabScenario[] = [
  {
    name: 'line-and-provider-down',
    title: 'The line is down, and so is a provider, which nobody can know from here.',
    rows: ['M01'],
    world: { services: MESSENGERS },
    story: [{ kind: 'uplink', how: 'drop' }, silentThere('Tencent')],
    truth: 'network',
    affects: 'everything',
    causes: ['no-internet'],
    twin: 'vpn-lost-and-provider-down',
  },
  {
    name: 'resolver-and-provider-down',
    title: 'The resolver of the line is broken, and a provider refuses connections.',
    rows: ['M01'],
    world: { services: OFFICE },
    story: [{ kind: 'resolver', act: { kind: 'servfail' } }, refusedThere('Harbour')],
    truth: 'network',
    affects: 'everything',
    causes: ['dns-broken'],
  },
  {
    name: 'portal-and-provider-down',
    title: 'The hotel wants a sign-in, and a provider is down.',
    rows: ['M03'],
    world: { services: OFFICE },
    story: [{ kind: 'portal', http: 'redirect', https: 'drop' }, silentThere('Parley')],
    truth: 'network',
    affects: 'everything',
    causes: ['captive-portal'],
  },
  {
    name: 'portal-and-official-trouble',
    title: 'The hotel rewrites every page, and a provider would say that it is down.',
    rows: ['M03'],
    world: { services: OFFICE, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [
      { kind: 'portal', http: 'rewrite', https: 'own-certificate' },
      silentThere('Harbour'),
      admits('harbour'),
      NOBODY_GETS_THROUGH,
    ],
    truth: 'network',
    affects: 'everything',
    causes: ['captive-portal'],
  },
  {
    name: 'line-goes-during-an-outage',
    title: 'A provider has been down for two looks when the line goes too.',
    rows: ['M11'],
    world: { services: MESSENGERS },
    story: [
      { kind: 'break', breaks: [silentThere('Tencent')] },
      { kind: 'check' },
      { kind: 'wait', seconds: 16 },
      { kind: 'check' },
      { kind: 'break', breaks: [silentThere('Tencent'), { kind: 'uplink', how: 'drop' }] },
      { kind: 'check' },
    ],
    truth: 'network',
    affects: 'everything',
    causes: ['no-internet'],
    twin: 'vpn-lost-and-provider-down',
  },
  {
    name: 'line-is-back-and-the-outage-stands',
    title: 'The line went during an outage and is back for a minute; the provider is still silent.',
    rows: ['M11'],
    world: { services: OFFICE },
    story: [
      { kind: 'break', breaks: [silentThere('Lantern')] },
      { kind: 'check' },
      { kind: 'break', breaks: [silentThere('Lantern'), { kind: 'uplink', how: 'drop' }] },
      { kind: 'check' },
      { kind: 'break', breaks: [silentThere('Lantern')] },
      ONCE_TOLD_APART,
      { kind: 'check' },
    ],
    truth: 'provider',
    affects: ['lantern'],
    causes: SILENCE,
    twin: 'line-is-back-and-the-way-is-still-lost',
  },
  {
    name: 'line-is-back-and-the-way-is-still-lost',
    title: 'The line went and is back for a minute; the way to one service is still lost.',
    rows: [],
    world: { services: OFFICE },
    story: [
      { kind: 'break', breaks: [lostOnTheWay('Lantern')] },
      { kind: 'check' },
      { kind: 'break', breaks: [lostOnTheWay('Lantern'), { kind: 'uplink', how: 'drop' }] },
      { kind: 'check' },
      { kind: 'break', breaks: [lostOnTheWay('Lantern')] },
      ONCE_TOLD_APART,
      { kind: 'check' },
    ],
    truth: 'path',
    affects: ['lantern'],
    causes: SILENCE,
    twin: 'line-is-back-and-the-outage-stands',
  },
  withWrongClock({
    name: 'clock-wrong-and-provider-refuses',
    title: 'The clock of this computer is a year ahead, and a provider refuses connections.',
    breaks: [refusedThere('Lantern')],
    truth: 'provider',
    twin: 'clock-wrong-and-way-refuses',
  }),
  withWrongClock({
    name: 'clock-wrong-and-way-refuses',
    title: 'The clock is a year ahead, and a box on the way refuses connections to a provider.',
    breaks: [refusedOnTheWay('Lantern')],
    truth: 'path',
  }),
  withWrongClock({
    name: 'clock-wrong-and-name-led-to-localhost',
    title: "The clock is a year ahead, and the line's resolver sends a service to this device.",
    breaks: [ledTo(LOOPBACK, 'Lantern')],
    truth: 'network',
  }),
  withWrongClock({
    name: 'clock-wrong-and-hosts-file-sends-nowhere',
    title: 'The clock is a year ahead, and the hosts file sends a service to this device.',
    breaks: [{ kind: 'hosts-file', of: ['Lantern'], address: LOOPBACK }],
    truth: 'device',
  }),
  withWrongClock({
    name: 'clock-wrong-and-zone-says-localhost',
    title: "The clock is a year ahead, and a provider's zone names 127.0.0.1.",
    breaks: zoneSays(LOOPBACK, 'Lantern'),
    truth: 'provider',
  }),
  withWrongClock({
    name: 'clock-wrong-and-name-led-to-refusing-machine',
    title: "The clock is a year ahead, and the line's resolver names a machine that refuses.",
    breaks: [ledTo(REFUSING_SINK, 'Lantern')],
    truth: 'network',
  }),
  withWrongClock({
    name: 'clock-wrong-and-hosts-file-names-refusing-machine',
    title: 'The clock is a year ahead, and the hosts file names a machine that refuses.',
    breaks: [{ kind: 'hosts-file', of: ['Lantern'], address: REFUSING_SINK }],
    truth: 'device',
  }),
  {
    name: 'some-controls-and-a-provider-down',
    title: 'Two operators of controls have trouble of their own while a provider is down.',
    rows: [],
    world: { services: MESSENGERS, controls: NO_SPARE_CONTROLS },
    story: [silentThere('cedar', 'birch-text'), refusedThere('Bilibili')],
    truth: 'provider',
    affects: ['bilibili'],
    causes: ['refused', 'does-not-answer'],
    twin: 'some-controls-down-and-a-way-shut',
  },
  {
    name: 'some-controls-down-and-a-way-shut',
    title: 'Two operators of controls have trouble while the way to a provider is shut.',
    rows: [],
    world: { services: MESSENGERS, controls: NO_SPARE_CONTROLS },
    story: [
      silentThere('cedar', 'birch-text'),
      { kind: 'packets', of: ['Bilibili'], at: 'backbone', how: 'reset' },
    ],
    truth: 'path',
    affects: ['bilibili'],
    causes: ['refused', 'does-not-answer'],
    twin: 'some-controls-and-a-provider-down',
  },
  {
    // It stops more than the service: two operators who have nothing to do with it.
    name: 'some-controls-and-a-service-kept-away-by-the-router',
    title:
      'Rules in the router lose what goes to two operators of controls, and turn a service away.',
    rows: [],
    world: { services: MESSENGERS, controls: NO_SPARE_CONTROLS },
    story: [
      { kind: 'packets', of: ['cedar', 'birch-text'], at: 'router', how: 'drop' },
      { kind: 'packets', of: ['Bilibili'], at: 'router', how: 'reset' },
    ],
    truth: 'network',
    affects: 'everything',
    causes: ['refused', 'does-not-answer'],
    twin: 'some-controls-and-a-provider-down',
  },
  {
    // It stops more than the service, as the router does above.
    name: 'some-controls-and-a-service-kept-away-by-this-device',
    title:
      'A guard on this computer loses what goes to two operators of controls, and turns a service away.',
    rows: [],
    world: { services: MESSENGERS, controls: NO_SPARE_CONTROLS },
    story: [
      { kind: 'packets', of: ['cedar', 'birch-text'], at: 'device', how: 'drop' },
      { kind: 'packets', of: ['Bilibili'], at: 'device', how: 'reset' },
    ],
    truth: 'device',
    affects: 'everything',
    causes: ['refused', 'does-not-answer'],
    twin: 'some-controls-and-a-provider-down',
  },
  {
    name: 'sibling-says-503-while-one-is-silent',
    title: 'A data centre is lost: one service of a provider is silent, another answers 503.',
    rows: ['P01'],
    world: { services: MESSENGERS },
    story: [
      silentThere('wechat', 'wechat/api', 'wechat/login', 'wechat/media'),
      answers({ status: 503 }, 'qq', 'qq/login', 'docs', 'docs/api'),
    ],
    truth: 'provider',
    affects: ['wechat', 'qq', 'docs'],
    causes: [...SILENCE, 'server-error'],
  },
];
