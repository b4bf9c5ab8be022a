import type { Break } from '../../net/break.ts';
import { beyondFirstHop, GOAL, others, REFUSAL } from '../breaks.ts';
import { DESERTED, LED_ASTRAY, LOOPBACK, ledTo } from '../name-breaks.ts';
import type { LabScenario, Step } from '../scenario.ts';
import { ABROAD, CARRIED, MESSENGERS, OFFICE, TRACING_CONTROLS } from '../service-lists.ts';

const CHECK: Step = { kind: 'check' };

type Led = Pick<LabScenario, 'world' | 'affects' | 'twin'> & {
  readonly name: string;
  /** Whose names are meant, as people read it. */
  readonly whose: string;
  readonly of: readonly string[];
  /** Absent: this computer itself. */
  readonly to?: string;
  readonly story: (...breaks: readonly Break[]) => LabScenario['story'];
};

/** The line's resolver leads names to where nobody listens, and so does a hosts file. */
function ledToNowhere({
  name,
  whose,
  of,
  to = LOOPBACK,
  story,
  ...rest
}: Led): readonly LabScenario[] {
  const shared = {
    ...rest,
    rows: [],
    causes: [...LED_ASTRAY, ...REFUSAL, 'unreachable', 'no-answer'],
  } satisfies Partial<LabScenario>;
  return [
    {
      ...shared,
      name: `resolver-leads-${name}-to-nowhere`,
      title: `The line's resolver leads ${whose} to where nobody listens.`,
      story: story(ledTo(to, ...of)),
      truth: 'network',
    },
    {
      ...shared,
      name: `hosts-file-leads-${name}-to-nowhere`,
      title: `The hosts file of this device leads ${whose} to where nobody listens.`,
      story: story({ kind: 'hosts-file', of, address: to }),
      truth: 'device',
    },
  ];
}

const atOnce: Led['story'] = (...breaks) => breaks;
/** Connections that stand would outlast a name that leads elsewhere. */
const CUT_OFF: Step = { kind: 'break', breaks: [{ kind: 'link-down' }] };
const broken = (breaks: readonly Break[]): Step => ({ kind: 'break', breaks });

/** Who cannot knock at a service's own address cannot tell these from a service whose machines are shut. */
export const LED_TO_NOWHERE: readonly LabScenario[] = [
  ...ledToNowhere({
    name: 'sign-in',
    whose: 'the sign-in of one service',
    world: { services: MESSENGERS },
    of: ['wechat/login'],
    story: atOnce,
    affects: ['wechat'],
    twin: 'sign-in-refused-there',
  }),
  ...ledToNowhere({
    name: 'second-host',
    whose: 'the host that a service sends people on to',
    world: beyondFirstHop('https').world,
    of: [GOAL],
    story: (...breaks) => [...beyondFirstHop('https').story, ...breaks],
    affects: ['signpost'],
    twin: 'redirect-then-refused-there',
  }),
  ...ledToNowhere({
    name: 'second-host-of-plain-one',
    whose: 'the host that a plain address sends people on to',
    world: beyondFirstHop('http').world,
    of: [GOAL],
    story: (...breaks) => [...beyondFirstHop('http').story, ...breaks],
    affects: ['signpost'],
    twin: 'plain-redirect-then-refused-there',
  }),
  ...ledToNowhere({
    name: 'customers-of-cdn',
    whose: 'the services behind one CDN',
    world: { services: CARRIED },
    of: ['fastly'],
    story: (...breaks) => [CHECK, CUT_OFF, broken(breaks), CHECK],
    affects: ['meadow', 'kite'],
    twin: 'cdn-refuses',
  }),
  ...ledToNowhere({
    name: 'names-after-sleep',
    whose: 'the services of one provider, after a sleep,',
    world: { services: MESSENGERS },
    of: ['Tencent'],
    story: (...breaks) => [
      CHECK,
      { kind: 'sleep', seconds: 5, meanwhile: [{ kind: 'link-down' }] },
      broken(breaks),
      CHECK,
    ],
    affects: ['wechat', 'qq', 'docs'],
    twin: 'down-on-waking',
  }),
  ...ledToNowhere({
    name: 'services-overseas',
    whose: 'services on another continent',
    world: { services: ABROAD },
    of: ['Outpost', 'Meridian', 'Harvest'],
    to: DESERTED,
    story: atOnce,
    affects: ['outpost', 'meridian', 'harvest'],
    twin: 'three-unreachable-by-chance',
  }),
  ...ledToNowhere({
    name: 'what-others-reach',
    whose: 'a service that others get through to',
    world: { services: MESSENGERS, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    of: ['Ant Group'],
    story: (...breaks) => [...breaks, others({ near: 'answers', far: 'answers' })],
    affects: ['alipay'],
    twin: 'refused-from-here-alone',
  }),
  {
    name: 'resolvers-lead-name-to-nowhere-on-two-networks',
    title: "Each line's resolver leads one name to where nobody listens.",
    rows: [],
    world: { services: OFFICE },
    story: [
      broken([
        ledTo(LOOPBACK, 'Tally Bank'),
        {
          kind: 'resolver',
          of: ['Tally Bank'],
          act: { kind: 'lie', addresses: [LOOPBACK] },
          line: 'second',
        },
      ]),
      CHECK,
      { kind: 'switch-network' },
      { kind: 'check', request: { switchedNetwork: true } },
    ],
    truth: 'network',
    affects: ['tally'],
    causes: [...LED_ASTRAY, ...REFUSAL],
    twin: 'refused-on-two-networks',
  },
  {
    name: 'hosts-file-leads-name-to-nowhere-on-two-networks',
    title:
      'The hosts file of this device leads one name to where nobody listens, on whichever line.',
    rows: [],
    world: { services: OFFICE },
    story: [
      broken([{ kind: 'hosts-file', of: ['Tally Bank'], address: LOOPBACK }]),
      CHECK,
      { kind: 'switch-network' },
      { kind: 'check', request: { switchedNetwork: true } },
    ],
    truth: 'device',
    affects: ['tally'],
    causes: [...LED_ASTRAY, ...REFUSAL],
    twin: 'refused-on-two-networks',
  },
];
