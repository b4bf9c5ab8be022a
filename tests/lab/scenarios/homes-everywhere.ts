import { BLOCK_PAGE, CUTTING_SINK, MUTE_SINK } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import { BREAKING_OFF, REFUSAL, refusedOnTheWay, refusedThere, SILENCE } from '../breaks.ts';
import { DESERTED, LED_ASTRAY, ledTo } from '../name-breaks.ts';
import type { LabScenario, Step } from '../scenario.ts';
import { ABROAD, MESSENGERS, OFFICE } from '../service-lists.ts';
import { onceAtHome, onceElsewhere } from './led-from-home.ts';

type Homes = Pick<LabScenario, 'affects' | 'causes' | 'twin' | 'world'> & {
  readonly name: string;
  /** What is the matter with the machines for this region. */
  readonly what: string;
  readonly of: readonly string[];
  /** Where the machines for this region live. */
  readonly to: string;
  /** How it comes to that, where all was well at first, at the home that everybody knows. */
  readonly story?: (...breaks: readonly Break[]) => readonly Step[];
};

/**
 * A provider has machines for this region alone, and others that everybody else knows; both sorts fail. Who may not knock at
 * those others takes it for a name that is led astray from a service that is well.
 */
function everyHome({ name, what, of, to, story, ...rest }: Homes): readonly LabScenario[] {
  const tell = story ?? ((...breaks) => breaks);
  return [
    {
      ...rest,
      name: `every-home-${name}`,
      title: `The machines of a provider for this region ${what}, and nobody listens on all its others.`,
      rows: [],
      story: tell(ledTo(to, ...of), refusedThere(...of)),
      truth: 'provider',
    },
    {
      ...rest,
      name: `way-to-every-home-${name}`,
      title: `Boxes on the way make the machines of a provider for this region look as if they ${what}, and refuse its others.`,
      rows: [],
      story: tell(ledTo(to, ...of), refusedOnTheWay(...of)),
      truth: 'path',
    },
  ];
}

const LANTERN = { world: { services: OFFICE }, of: ['Lantern'], affects: ['lantern'] };

export const HOMES_EVERYWHERE: readonly LabScenario[] = [
  ...everyHome({
    name: 'is-deserted',
    what: 'are gone',
    world: { services: MESSENGERS },
    of: ['weibo', 'weibo/media'],
    to: DESERTED,
    affects: ['weibo'],
    causes: [...LED_ASTRAY, ...SILENCE, 'unreachable'],
    twin: 'hosts-file-keeps-a-deserted-address',
  }),
  ...everyHome({
    name: 'overseas-is-deserted',
    what: 'are gone',
    world: { services: ABROAD },
    of: ['Outpost', 'Meridian', 'Harvest'],
    to: DESERTED,
    affects: ['outpost', 'meridian', 'harvest'],
    causes: [...LED_ASTRAY, ...REFUSAL, 'unreachable', 'no-answer'],
    twin: 'hosts-file-leads-services-overseas-to-nowhere',
  }),
  ...everyHome({
    ...LANTERN,
    name: 'cuts-or-refuses',
    what: 'cut every connection',
    to: CUTTING_SINK,
    story: onceAtHome,
    causes: [...LED_ASTRAY, ...BREAKING_OFF],
    twin: 'name-led-from-home-to-cutting-sink',
  }),
  ...everyHome({
    ...LANTERN,
    name: 'is-anothers-or-refuses',
    what: 'show a page of somebody else',
    to: BLOCK_PAGE,
    story: onceAtHome,
    causes: [...LED_ASTRAY, 'certificate-untrusted', 'certificate-name', 'wrong-content'],
    twin: 'name-led-from-home-to-block-page',
  }),
  ...everyHome({
    ...LANTERN,
    name: 'is-mute-or-refuses',
    what: 'never answer',
    to: MUTE_SINK,
    story: onceElsewhere,
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'name-led-from-home-to-mute-sink',
  }),
];
