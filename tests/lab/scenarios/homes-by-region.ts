import {
  BLOCK_PAGE,
  CIRCLING_SINK,
  CLOSING_SINK,
  CUTTING_SINK,
  MUTE_SINK,
  OLD_HOME,
} from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import { BREAKING_OFF, beyondFirstHop, GOAL, others, SILENCE } from '../breaks.ts';
import { DESERTED, LED_ASTRAY, ledTo } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { ABROAD, CARRIED, MESSENGERS, OFFICE, TRACING_CONTROLS } from '../service-lists.ts';
import { KNOWN_BY_TEXT, PLAIN } from '../web-lists.ts';

/** Words for what fails at a place that nobody else knows. */
const wordsFor = (...causes: LabScenario['causes']): LabScenario['causes'] => [
  ...LED_ASTRAY,
  ...causes,
];

type Home = Pick<LabScenario, 'world' | 'story' | 'affects' | 'causes' | 'twin'> & {
  readonly name: string;
  /** What those who go there meet. */
  readonly what: string;
};

/**
 * A zone that answers by region has a home of its own for this one, and all others know another. The machines there fail, or
 * the way to them does: it looks as if the name were led astray.
 */
function homeOfThisRegion({ name, what, ...rest }: Home): readonly LabScenario[] {
  return [
    {
      ...rest,
      name: `home-of-this-region-${name}`,
      title: `The machines that a provider has for this region alone ${what}.`,
      rows: [],
      truth: 'provider',
    },
    {
      ...rest,
      name: `way-to-home-of-this-region-${name}`,
      title: `Boxes on the way to the machines that a provider has for this region alone ${what}.`,
      rows: [],
      truth: 'path',
    },
  ];
}

function forOne(name: string, what: string, to: string, more: Pick<Home, 'causes' | 'twin'>) {
  return homeOfThisRegion({
    name,
    what,
    world: { services: OFFICE },
    story: [ledTo(to, 'Parley')],
    affects: ['parley'],
    ...more,
  });
}

function forPlain(name: string, what: string, to: string, more: Pick<Home, 'causes' | 'twin'>) {
  return homeOfThisRegion({
    name: `plain-${name}`,
    what: `${what}, and they are asked in clear text`,
    world: { services: PLAIN },
    story: [ledTo(to, 'Gazette')],
    affects: ['gazette'],
    ...more,
  });
}

function forSecondHost(
  name: string,
  what: string,
  scheme: 'http' | 'https',
  of: Break,
  more: Pick<Home, 'causes' | 'twin'>,
) {
  return homeOfThisRegion({
    name: `second-${name}`,
    what: `${what}, and people are sent there from another host`,
    ...beyondFirstHop(scheme, of),
    affects: ['signpost'],
    ...more,
  });
}

export const HOMES_BY_REGION: readonly LabScenario[] = [
  ...forOne('cuts', 'cut every connection', CUTTING_SINK, {
    causes: wordsFor(...BREAKING_OFF),
    twin: 'name-led-to-cutting-sink',
  }),
  ...forOne('is-silent', 'answer nobody', MUTE_SINK, {
    causes: wordsFor(...SILENCE),
    twin: 'name-led-to-mute-sink',
  }),
  ...homeOfThisRegion({
    name: 'is-untrusted',
    what: 'show a certificate that nobody vouches for',
    world: { services: MESSENGERS },
    story: [ledTo(BLOCK_PAGE, 'alipay')],
    affects: ['alipay'],
    causes: wordsFor('certificate-untrusted'),
    twin: 'parental-control-on-the-router',
  }),
  ...forOne('is-untrusted-at-all-pages', 'show a certificate that nobody vouches for', BLOCK_PAGE, {
    causes: wordsFor('certificate-untrusted'),
    twin: 'name-led-to-untrusted-server',
  }),
  ...homeOfThisRegion({
    name: 'plain-shows-another-page',
    what: 'show a page that is not theirs, and they are asked in clear text',
    world: { services: KNOWN_BY_TEXT },
    story: [ledTo(BLOCK_PAGE, 'Gazette')],
    affects: ['gazette'],
    causes: wordsFor('wrong-content'),
    twin: 'plain-name-led-to-block-page',
  }),
  ...homeOfThisRegion({
    name: 'is-gone',
    what: 'are gone',
    world: { services: MESSENGERS },
    story: [ledTo(DESERTED, 'weibo', 'weibo/media')],
    affects: ['weibo'],
    causes: wordsFor(...SILENCE, 'unreachable'),
    twin: 'resolver-keeps-a-deserted-address',
  }),
  ...homeOfThisRegion({
    name: 'is-gone-for-three-overseas',
    what: 'are gone, at three of them overseas',
    world: { services: ABROAD },
    story: [ledTo(DESERTED, 'Outpost', 'Meridian', 'Harvest')],
    affects: ['outpost', 'meridian', 'harvest'],
    causes: wordsFor(...SILENCE, 'unreachable'),
    twin: 'resolver-leads-services-overseas-to-nowhere',
  }),
  ...homeOfThisRegion({
    name: 'is-anothers',
    what: "show somebody else's certificate",
    world: { services: CARRIED },
    story: [ledTo(OLD_HOME, 'Kite')],
    affects: ['kite'],
    causes: wordsFor('certificate-name'),
    twin: 'resolver-keeps-an-old-home',
  }),
  ...forPlain('cuts', 'cut every connection', CUTTING_SINK, {
    causes: wordsFor(...BREAKING_OFF),
    twin: 'plain-name-led-to-cutting-sink',
  }),
  ...forPlain('circles', 'send everybody round in circles', CIRCLING_SINK, {
    causes: wordsFor('bad-response'),
    twin: 'plain-name-led-to-circling-machine',
  }),
  ...forSecondHost('cuts', 'cut every connection', 'https', ledTo(CUTTING_SINK, GOAL), {
    causes: wordsFor(...BREAKING_OFF),
    twin: 'second-name-led-to-cutting-sink',
  }),
  ...forSecondHost(
    'hangs-up',
    'hear everybody out and hang up',
    'https',
    ledTo(CLOSING_SINK, GOAL),
    {
      causes: wordsFor(...BREAKING_OFF),
      twin: 'second-name-led-to-closing-sink',
    },
  ),
  ...forSecondHost('is-silent', 'answer nobody', 'http', ledTo(MUTE_SINK, GOAL), {
    causes: wordsFor(...SILENCE),
    twin: 'second-name-led-to-mute-sink',
  }),
  ...homeOfThisRegion({
    name: 'hangs-up',
    what: 'hear everybody out and hang up',
    world: { services: CARRIED },
    story: [ledTo(CLOSING_SINK, 'Lantern')],
    affects: ['lantern'],
    causes: wordsFor(...BREAKING_OFF),
    twin: 'name-led-to-closing-sink',
  }),
  ...homeOfThisRegion({
    name: 'cuts-pictures',
    what: 'cut every connection for pictures',
    world: { services: MESSENGERS },
    story: [ledTo(CUTTING_SINK, 'weibo/media')],
    affects: ['weibo'],
    causes: wordsFor(...BREAKING_OFF),
    twin: 'name-of-pictures-led-to-cutting-sink',
  }),
  ...homeOfThisRegion({
    name: 'cuts-some-endpoints',
    what: 'cut connections to two of three hosts',
    world: { services: MESSENGERS },
    story: [ledTo(CUTTING_SINK, 'wechat/api', 'wechat/media')],
    affects: ['wechat'],
    causes: wordsFor(...BREAKING_OFF),
    twin: 'hosts-file-cuts-some-endpoints',
  }),
  ...homeOfThisRegion({
    name: 'is-silent-for-payments',
    what: 'answer nobody who wants to pay',
    world: { services: MESSENGERS },
    story: [ledTo(MUTE_SINK, 'Ant Group')],
    affects: ['alipay'],
    causes: wordsFor(...SILENCE),
    twin: 'hosts-file-sends-to-silence',
  }),
  ...homeOfThisRegion({
    name: 'cuts-and-others-get-through',
    what: 'cut every connection, while people nearby are sent to another home',
    world: { services: OFFICE, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [ledTo(CUTTING_SINK, 'Parley'), others({ near: 'answers', far: 'answers' })],
    affects: ['parley'],
    causes: wordsFor(...BREAKING_OFF),
    twin: 'name-led-to-cutting-sink-on-this-line-only',
  }).filter(({ truth }) => truth === 'path'),
];
