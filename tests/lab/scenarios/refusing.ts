import { answers } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { CARRIED, MESSENGERS, OFFICE } from '../service-lists.ts';

const HTML = { 'content-type': 'text/html' };

/** It is up, and turns this request down: no outage, and nobody's fault that a tool should name. */
export const REFUSING: readonly LabScenario[] = [
  {
    name: 'too-many-requests',
    title: 'A service asks this address to slow down, and says for how long.',
    rows: ['P24'],
    world: { services: OFFICE },
    story: [answers({ status: 429, headers: { ...HTML, 'retry-after': '120' } }, 'Parley')],
    truth: 'ok',
    affects: ['parley'],
    causes: ['rate-limited'],
  },
  {
    name: 'not-in-this-country-by-law',
    title: 'A court has a service answer 451 in this country.',
    rows: ['P25'],
    world: { services: MESSENGERS },
    story: [answers({ status: 451, headers: HTML, body: 'Not available here' }, 'Bilibili')],
    truth: 'ok',
    affects: ['bilibili'],
    causes: ['legal-block'],
  },
  {
    name: 'not-in-this-country-by-choice',
    title: 'A service forbids every visitor from this country; elsewhere it serves.',
    rows: ['P25'],
    world: { services: CARRIED },
    story: [answers({ status: 403, headers: HTML, body: 'Not in your country' }, 'Meadow')],
    truth: 'ok',
    affects: ['meadow'],
    causes: ['forbidden'],
  },
  {
    name: 'challenged-as-a-bot',
    title: 'The CDN of a service wants to see a person before it lets anybody in.',
    rows: ['P27'],
    world: { services: CARRIED },
    story: [
      answers(
        {
          status: 403,
          headers: { ...HTML, server: 'cloudflare', 'cf-mitigated': 'challenge' },
          body: '<title>Just a moment...</title>',
        },
        'quill',
      ),
    ],
    truth: 'ok',
    affects: ['quill'],
    causes: ['challenge'],
  },
  {
    name: 'challenged-with-503',
    title: 'The CDN of a service challenges visitors under the status of an outage.',
    rows: ['P27'],
    world: { services: CARRIED },
    story: [
      answers(
        {
          status: 503,
          headers: { ...HTML, server: 'cloudflare', 'cf-mitigated': 'challenge' },
          body: '<title>Just a moment...</title>',
        },
        'bazaar',
      ),
    ],
    truth: 'ok',
    affects: ['bazaar'],
    causes: ['challenge'],
  },
  {
    name: 'path-of-the-api-moved',
    title: 'A service has moved the address that its programs used; nothing is at the old one.',
    rows: ['P31'],
    world: { services: OFFICE },
    story: [answers({ status: 404, headers: HTML }, 'lantern/api')],
    truth: 'ok',
    affects: ['lantern'],
    causes: ['not-found'],
  },
  {
    name: 'api-now-forbidden',
    title: 'A service used to send its programs on, and forbids them now.',
    rows: ['P31'],
    world: { services: MESSENGERS },
    story: [
      {
        kind: 'break',
        breaks: [answers({ status: 302, headers: { location: '/hello' } }, 'docs/api')],
      },
      { kind: 'check' },
      { kind: 'break', breaks: [answers({ status: 403 }, 'docs/api')] },
      { kind: 'check' },
    ],
    truth: 'ok',
    affects: ['docs'],
    causes: ['forbidden'],
  },
  {
    name: 'sign-in-wanted',
    title: 'The programs of a service are asked to sign in first, as ever.',
    rows: [],
    world: { services: MESSENGERS },
    story: [answers({ status: 401, headers: HTML }, 'wechat/api', 'wechat/media')],
    truth: 'ok',
    affects: ['wechat'],
    causes: [],
  },
];
