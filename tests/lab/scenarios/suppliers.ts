import {
  answers,
  lostOnTheWay,
  others,
  refusedOnTheWay,
  refusedThere,
  SILENCE,
  silentThere,
} from '../breaks.ts';
import type { LabScenario, Step } from '../scenario.ts';
import { ABROAD, CARRIED, TRACING_CONTROLS } from '../service-lists.ts';

const CHECK: Step = { kind: 'check' };
const CLOUDFLARE = { server: 'cloudflare', 'cf-ray': '8e21a5c4be37d1f0-LAB' };
const BY_CLOUDFLARE = ['quill', 'parley', 'bazaar'];
const BY_FASTLY = ['meadow', 'kite'];
const ASKING = { services: CARRIED, controls: TRACING_CONTROLS, outsideMode: 'auto' } as const;

/** What several providers share fails: a CDN, one of its places, or a stretch of the way to them. */
export const SUPPLIERS: readonly LabScenario[] = [
  {
    name: 'cdn-answers-500',
    title: 'A CDN fails everywhere, and three unrelated services of its answer 500.',
    rows: ['P15'],
    world: { services: CARRIED },
    story: [CHECK, { kind: 'break', breaks: [cdnFails(500)] }, CHECK],
    truth: 'provider',
    affects: BY_CLOUDFLARE,
    causes: ['server-error', 'origin-unreachable'],
  },
  {
    name: 'cdn-silent',
    title: 'A CDN goes dark, and three unrelated services with it.',
    rows: ['P15'],
    world: { services: CARRIED },
    story: [CHECK, { kind: 'break', breaks: [silentThere('cloudflare')] }, CHECK],
    truth: 'provider',
    affects: BY_CLOUDFLARE,
    causes: SILENCE,
    twin: 'way-to-the-cdn-lost',
  },
  {
    name: 'way-to-the-cdn-lost',
    title: 'The backbone loses the way to a CDN, and three unrelated services with it.',
    rows: [],
    world: { services: CARRIED },
    story: [CHECK, { kind: 'break', breaks: [lostOnTheWay('cloudflare')] }, CHECK],
    truth: 'path',
    affects: BY_CLOUDFLARE,
    causes: SILENCE,
    twin: 'cdn-silent',
  },
  {
    name: 'cdn-refuses',
    title: 'Nobody listens at a CDN any more; two services stand behind it.',
    rows: ['P15'],
    world: { services: CARRIED },
    story: [CHECK, { kind: 'break', breaks: [refusedThere('fastly')] }, CHECK],
    truth: 'provider',
    affects: BY_FASTLY,
    causes: ['refused', 'does-not-answer'],
    twin: 'way-to-the-cdn-shut',
  },
  {
    name: 'way-to-the-cdn-shut',
    title:
      'Something in the backbone says that nobody listens at a CDN; two services stand behind it.',
    rows: [],
    world: { services: CARRIED },
    story: [CHECK, { kind: 'break', breaks: [refusedOnTheWay('fastly')] }, CHECK],
    truth: 'path',
    affects: BY_FASTLY,
    causes: ['refused', 'does-not-answer'],
    twin: 'cdn-refuses',
  },
  {
    name: 'cdn-dark-around-here',
    title: 'The place of a CDN that serves this region is dark; far away it answers.',
    rows: ['P16'],
    world: ASKING,
    story: [
      CHECK,
      {
        kind: 'break',
        breaks: [silentThere('fastly'), others({ near: 'silent', far: 'answers' })],
      },
      CHECK,
    ],
    truth: 'provider',
    affects: BY_FASTLY,
    causes: SILENCE,
    twin: 'country-cuts-off-a-cdn',
  },
  {
    name: 'country-cuts-off-a-cdn',
    title: 'Nobody in this country gets through to a CDN; far away it answers.',
    rows: [],
    world: ASKING,
    story: [
      CHECK,
      {
        kind: 'break',
        breaks: [lostOnTheWay('fastly'), others({ near: 'silent', far: 'answers' })],
      },
      CHECK,
    ],
    truth: 'path',
    affects: BY_FASTLY,
    causes: SILENCE,
    twin: 'cdn-dark-around-here',
  },
  {
    name: 'cdn-silent-for-everybody',
    title: 'A CDN goes dark, and others elsewhere meet the same.',
    rows: ['P15'],
    world: ASKING,
    story: [
      CHECK,
      {
        kind: 'break',
        breaks: [silentThere('cloudflare'), others({ near: 'silent', far: 'silent' })],
      },
      CHECK,
    ],
    truth: 'provider',
    affects: BY_CLOUDFLARE,
    causes: SILENCE,
    twin: 'way-to-the-cdn-lost-from-here-alone',
  },
  {
    name: 'way-to-the-cdn-lost-from-here-alone',
    title: 'This line loses the way to a CDN, which others around here reach.',
    rows: ['N08'],
    world: ASKING,
    story: [CHECK, { kind: 'break', breaks: [lostOnTheWay('cloudflare')] }, CHECK],
    truth: 'path',
    affects: BY_CLOUDFLARE,
    causes: SILENCE,
    twin: 'cdn-silent-for-everybody',
  },
  {
    name: 'undersea-cable-cut',
    title:
      'The cable to another continent is cut: what lies behind it is silent, all else answers.',
    rows: ['N08'],
    world: { services: ABROAD },
    story: [{ kind: 'branch', how: 'drop' }],
    truth: 'path',
    affects: ['outpost', 'meridian', 'harvest'],
    causes: SILENCE,
    twin: 'three-fall-by-chance',
  },
  {
    name: 'three-fall-by-chance',
    title: 'Three unrelated providers far away fail in the same minute, each by itself.',
    rows: [],
    world: { services: ABROAD },
    story: [silentThere('Outpost', 'Meridian', 'Harvest')],
    truth: 'provider',
    affects: ['outpost', 'meridian', 'harvest'],
    causes: SILENCE,
    twin: 'undersea-cable-cut',
  },
  {
    name: 'no-way-overseas',
    title: 'A router of the backbone says that there is no way to another continent.',
    rows: [],
    world: { services: ABROAD },
    story: [{ kind: 'branch', how: 'net-unreachable' }],
    truth: 'path',
    affects: ['outpost', 'meridian', 'harvest'],
    causes: ['unreachable', 'refused', 'does-not-answer'],
    twin: 'three-unreachable-by-chance',
  },
  {
    name: 'three-unreachable-by-chance',
    title: 'Routers of three unrelated providers far away lose their machines in the same minute.',
    rows: [],
    world: { services: ABROAD },
    story: [
      {
        kind: 'packets',
        of: ['Outpost', 'Meridian', 'Harvest'],
        at: 'server',
        how: 'net-unreachable',
      },
    ],
    truth: 'provider',
    affects: ['outpost', 'meridian', 'harvest'],
    causes: ['unreachable', 'refused', 'does-not-answer'],
    twin: 'no-way-overseas',
  },
];

function cdnFails(status: number): ReturnType<typeof answers> {
  return answers({ status, headers: CLOUDFLARE }, 'cloudflare');
}
