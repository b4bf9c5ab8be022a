import { CLOSING_SINK, CUTTING_SINK, MUTE_SINK, OLD_HOME } from '../../net/addresses.ts';
import type { Break } from '../../net/break.ts';
import type { ServiceSpec } from '../../net/site.ts';
import { BREAKING_OFF, others, SILENCE } from '../breaks.ts';
import { LED_ASTRAY } from '../name-breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE, TRACING_CONTROLS } from '../service-lists.ts';
import { RELAYED, RELAYED_PLAIN } from '../web-lists.ts';

const GOAL = 'signpost/goal';
const CAUSES = [...LED_ASTRAY, ...BREAKING_OFF];

function leads(to: string, ...of: readonly string[]): Break {
  return { kind: 'hosts-file', of, address: to };
}

/** A service sends people on to a second host, which this device looks for elsewhere. */
function secondHost(
  to: string,
  scheme: 'http' | 'https',
): { readonly world: { readonly services: readonly ServiceSpec[] }; readonly story: Break[] } {
  return {
    world: { services: scheme === 'http' ? RELAYED_PLAIN : RELAYED },
    story: [{ kind: 'redirect', of: ['signpost'], to: GOAL, scheme }, leads(to, GOAL)],
  };
}

/** A forgotten line in the hosts file: what it looks like where the browser does not tell whom it spoke to. */
export const HOSTS_FILE: readonly LabScenario[] = [
  {
    name: 'hosts-file-names-closing-sink',
    title:
      'A line in the hosts file sends one name to a machine that hears everybody out and hangs up.',
    rows: [],
    world: { services: CARRIED },
    story: [leads(CLOSING_SINK, 'Lantern')],
    truth: 'device',
    affects: ['lantern'],
    causes: CAUSES,
    twin: 'filter-hangs-up',
  },
  {
    name: 'hosts-file-cuts-pictures',
    title: 'Texts arrive; the host of the pictures is kept away by a line in the hosts file.',
    rows: [],
    world: { services: MESSENGERS },
    story: [leads(CUTTING_SINK, 'weibo/media')],
    truth: 'device',
    affects: ['weibo'],
    causes: CAUSES,
    twin: 'pictures-filtered-by-name',
  },
  {
    name: 'hosts-file-cuts-some-endpoints',
    title: 'Lines in the hosts file keep the API and the media of one provider away.',
    rows: [],
    world: { services: MESSENGERS },
    story: [leads(CUTTING_SINK, 'wechat/api', 'wechat/media')],
    truth: 'device',
    affects: ['wechat'],
    causes: CAUSES,
    twin: 'some-endpoints-reset-on-the-way',
  },
  {
    name: 'hosts-file-cuts-the-second-host',
    title: 'The host that a service sends people on to is kept away by the hosts file: cut off.',
    rows: [],
    ...secondHost(CUTTING_SINK, 'https'),
    truth: 'device',
    affects: ['signpost'],
    causes: CAUSES,
    twin: 'redirect-then-reset-on-the-way',
  },
  {
    name: 'hosts-file-hangs-up-the-second-host',
    title: 'The host that a service sends people on to is kept away by the hosts file: hung up on.',
    rows: [],
    ...secondHost(CLOSING_SINK, 'https'),
    truth: 'device',
    affects: ['signpost'],
    causes: CAUSES,
    twin: 'redirect-then-closed-on-the-way',
  },
  {
    name: 'hosts-file-silences-the-second-host',
    title: 'The page that a plain address leads to is kept away by the hosts file: nobody answers.',
    rows: [],
    ...secondHost(MUTE_SINK, 'http'),
    truth: 'device',
    affects: ['signpost'],
    causes: [...LED_ASTRAY, ...SILENCE],
    twin: 'plain-redirect-then-silent-there',
  },
  {
    name: 'hosts-file-cuts-what-others-reach',
    title: 'A line in the hosts file cuts one service off, which others use as ever.',
    rows: [],
    world: { services: OFFICE, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [leads(CUTTING_SINK, 'Parley'), others({ near: 'answers', far: 'answers' })],
    truth: 'device',
    affects: ['parley'],
    causes: CAUSES,
    twin: 'name-reset-on-this-line-only',
  },
  {
    name: 'hosts-file-names-an-old-home',
    title: 'The hosts file still has the address from which a service moved away.',
    rows: [],
    world: { services: CARRIED },
    story: [leads(OLD_HOME, 'Kite')],
    truth: 'device',
    affects: ['kite'],
    causes: [...LED_ASTRAY, 'certificate-name'],
    twin: 'certificate-for-another-name',
  },
];
