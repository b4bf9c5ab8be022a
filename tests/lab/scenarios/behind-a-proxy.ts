import type { Break } from '../../net/break.ts';
import { BREAKING_OFF, lostOnTheWay, refusedOnTheWay, SILENCE } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS, OFFICE } from '../service-lists.ts';

const PROXY: Break = { kind: 'proxy', by: 'settings' };

/** What lies behind a company's proxy fails, and the proxy passes that on. */
export const BEHIND_A_PROXY: readonly LabScenario[] = [
  {
    name: 'way-shut-behind-a-proxy',
    title:
      'A box in the backbone refuses connections to one service, and the proxy of the company passes that on.',
    rows: [],
    world: { services: OFFICE },
    story: [PROXY, refusedOnTheWay('Parley')],
    truth: 'path',
    affects: ['parley'],
    causes: ['proxy-upstream'],
    twin: 'proxy-fails-one-service',
  },
  {
    name: 'way-lost-behind-a-proxy',
    title: 'The way to one service is lost, and the proxy of the company waits for it.',
    rows: [],
    world: { services: MESSENGERS },
    story: [PROXY, lostOnTheWay('Sina')],
    truth: 'path',
    affects: ['weibo'],
    causes: ['proxy-upstream', ...SILENCE, ...BREAKING_OFF],
    twin: 'proxy-silent-for-one-service',
  },
  {
    // It says nothing, and yet is known: the browser was told to go through it, and everything does.
    name: 'proxy-of-a-program-here-silent-for-one-service',
    title:
      'A program of this computer stands in as its proxy, and loses all requests for one service.',
    rows: [],
    world: { services: MESSENGERS },
    story: [{ kind: 'proxy', by: 'settings', act: 'silent', of: ['Sina'] }],
    truth: 'device',
    affects: ['weibo'],
    causes: ['proxy-upstream', ...SILENCE, ...BREAKING_OFF],
    twin: 'proxy-silent-for-one-service',
  },
];
