import type { Break } from '../../net/break.ts';
import {
  admits,
  answers,
  lostOnTheWay,
  NOBODY_GETS_THROUGH,
  SILENCE,
  silentThere,
} from '../breaks.ts';
import type { LabScenario, Step } from '../scenario.ts';
import { MESSENGERS, TRACING_CONTROLS } from '../service-lists.ts';

const world = { services: MESSENGERS } as const;
const TENCENT = ['wechat', 'qq', 'docs'];
const CHECK: Step = { kind: 'check' };

/** Road works cut the cables of one data centre: first some of it fails, then much, then it comes back by region. */
const FIRST_CRACKS: readonly Break[] = [
  silentThere('wechat/media'),
  answers({ status: 503 }, 'wechat/api'),
];
const DATA_CENTRE_LOST: readonly Break[] = [
  silentThere('wechat', 'wechat/api', 'wechat/login', 'wechat/media'),
  silentThere('qq', 'qq/login'),
];
const BACK_BY_REGION: readonly Break[] = [silentThere('qq/login')];

/** The morning of 22 July 2013, and a morning that looks the same from one desk. */
export const WECHAT_2013: readonly LabScenario[] = [
  {
    name: 'wechat-2013-first-cracks',
    title: 'Half past seven: pictures hang, messages get 503, and the front page answers.',
    rows: ['P01'],
    world,
    story: [CHECK, { kind: 'break', breaks: FIRST_CRACKS }, CHECK],
    truth: 'provider',
    affects: ['wechat'],
    causes: ['server-error', ...SILENCE],
  },
  {
    name: 'wechat-2013-silence',
    title: 'At eight: a data centre is gone, and all that lived there is silent.',
    rows: ['P01'],
    world,
    story: [
      CHECK,
      { kind: 'break', breaks: FIRST_CRACKS },
      CHECK,
      { kind: 'break', breaks: DATA_CENTRE_LOST },
      CHECK,
    ],
    truth: 'provider',
    affects: ['wechat', 'qq'],
    causes: SILENCE,
  },
  {
    name: 'wechat-2013-nobody-told-yet',
    title: 'All of one provider is silent from the first look on, and nobody has said a word.',
    rows: ['P01'],
    world,
    story: [silentThere('Tencent')],
    truth: 'provider',
    affects: TENCENT,
    causes: SILENCE,
    twin: 'wechat-morning-by-the-way-there',
  },
  {
    name: 'wechat-morning-by-the-way-there',
    title: 'The same morning from one desk, and here it is the backbone that lost the way.',
    rows: [],
    world,
    story: [lostOnTheWay('Tencent')],
    truth: 'path',
    affects: TENCENT,
    causes: SILENCE,
    twin: 'wechat-2013-nobody-told-yet',
  },
  {
    name: 'wechat-2013-seen-by-others',
    title: 'The same, and others are asked: nobody in the country or beyond gets through.',
    rows: ['P01'],
    world: { ...world, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [silentThere('Tencent'), NOBODY_GETS_THROUGH, { kind: 'country', code: 'CN' }],
    truth: 'provider',
    affects: TENCENT,
    causes: SILENCE,
    twin: 'wechat-morning-of-this-line-alone',
  },
  {
    name: 'wechat-morning-of-this-line-alone',
    title: 'The same from this desk, and others in the country get through.',
    rows: [],
    world: { ...world, controls: TRACING_CONTROLS, outsideMode: 'auto' },
    story: [lostOnTheWay('Tencent'), { kind: 'country', code: 'CN' }],
    truth: 'path',
    affects: TENCENT,
    causes: SILENCE,
    twin: 'wechat-2013-seen-by-others',
  },
  {
    name: 'wechat-2013-official-word',
    title: 'At ten: the provider says what happened, while its service is still silent.',
    rows: ['P01', 'P28'],
    world,
    story: [
      CHECK,
      {
        kind: 'break',
        breaks: [silentThere('wechat', 'wechat/api', 'wechat/login'), admits('wechat')],
      },
      CHECK,
    ],
    truth: 'provider',
    affects: ['wechat'],
    causes: SILENCE,
  },
  {
    name: 'wechat-2013-back-by-region',
    title: 'At noon: most of it is back, and signing in to one service still hangs.',
    rows: ['P01', 'M08'],
    world,
    story: [
      { kind: 'break', breaks: DATA_CENTRE_LOST },
      CHECK,
      { kind: 'break', breaks: BACK_BY_REGION },
      CHECK,
      CHECK,
    ],
    truth: 'provider',
    affects: ['qq'],
    causes: SILENCE,
  },
  {
    name: 'wechat-2013-afternoon',
    title: 'By three: everything is back.',
    rows: ['P01', 'M08'],
    world,
    story: [
      { kind: 'break', breaks: DATA_CENTRE_LOST },
      CHECK,
      { kind: 'break', breaks: [] },
      CHECK,
      CHECK,
    ],
    truth: 'ok',
    affects: ['wechat', 'qq'],
    causes: [],
  },
];
