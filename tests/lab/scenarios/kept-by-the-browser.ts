import { answers, signedIn } from '../breaks.ts';
import type { LabScenario } from '../scenario.ts';
import { MESSENGERS, OFFICE } from '../service-lists.ts';

/** Says that it speaks HTTP/3 too. Nobody in this world listens on UDP 443, so that the promise is never kept. */
const PROMISES_HTTP3 = {
  status: 200,
  headers: { 'content-type': 'text/html', 'alt-svc': 'h3=":443"; ma=86400' },
  body: '<h1>Hello</h1>',
};

const KEPT_FOR_A_DAY = {
  status: 200,
  headers: { 'content-type': 'text/html', 'cache-control': 'public, max-age=86400' },
  body: '<h1>Hello</h1>',
};

/** Cookies, promises and answers that the browser keeps of a site, and that must not mislead. */
export const KEPT_BY_THE_BROWSER: readonly LabScenario[] = [
  {
    name: 'stale-session-cookie',
    title:
      'An old session cookie makes a site send the browser round in circles; the site is well.',
    rows: ['D22'],
    world: { services: OFFICE },
    story: [signedIn({ status: 302, headers: { location: '/' } }, 'parley')],
    truth: 'ok',
    affects: ['parley'],
    causes: [],
  },
  {
    name: 'account-suspended',
    title: 'The account is suspended: signed in, everything is forbidden, and the service is up.',
    rows: ['P26'],
    world: { services: MESSENGERS },
    story: [signedIn({ status: 403 }, 'wechat', 'wechat/api')],
    truth: 'ok',
    affects: ['wechat'],
    causes: [],
  },
  {
    name: 'http3-promised-and-dead',
    title: 'The browser remembers that a service speaks HTTP/3, and nothing gets through by UDP.',
    rows: ['D24'],
    world: { services: OFFICE },
    story: [
      { kind: 'break', breaks: [answers(PROMISES_HTTP3, 'Quill')] },
      { kind: 'check' },
      { kind: 'wait', seconds: 1 },
      { kind: 'check' },
    ],
    truth: 'ok',
    affects: ['quill'],
    causes: [],
  },
  {
    name: 'udp-443-blocked',
    title: 'Every service offers HTTP/3, and the network lets no UDP through.',
    rows: ['N18'],
    world: { services: MESSENGERS },
    story: [
      {
        kind: 'break',
        breaks: [answers(PROMISES_HTTP3, 'Tencent', 'Sina', 'Bilibili', 'Ant Group')],
      },
      { kind: 'check' },
      { kind: 'check' },
    ],
    truth: 'ok',
    affects: 'everything',
    causes: [],
  },
  {
    name: 'page-kept-and-server-dead',
    title: 'The browser keeps a page for a day, and the server behind it has died since.',
    rows: ['P20'],
    world: { services: OFFICE },
    story: [
      { kind: 'break', breaks: [answers(KEPT_FOR_A_DAY, 'quill')] },
      { kind: 'check' },
      {
        kind: 'break',
        breaks: [{ kind: 'packets', of: ['quill'], at: 'server', how: 'reset' }],
      },
      { kind: 'check' },
    ],
    truth: 'provider',
    affects: ['quill'],
    causes: ['refused', 'does-not-answer'],
    twin: 'page-kept-and-way-shut',
  },
  {
    name: 'page-kept-and-way-shut',
    title:
      'The browser keeps a page for a day, and something on the way refuses the service since.',
    rows: [],
    world: { services: OFFICE },
    story: [
      { kind: 'break', breaks: [answers(KEPT_FOR_A_DAY, 'quill')] },
      { kind: 'check' },
      {
        kind: 'break',
        breaks: [{ kind: 'packets', of: ['quill'], at: 'backbone', how: 'reset' }],
      },
      { kind: 'check' },
    ],
    truth: 'path',
    affects: ['quill'],
    causes: ['refused', 'does-not-answer'],
    twin: 'page-kept-and-server-dead',
  },
];
