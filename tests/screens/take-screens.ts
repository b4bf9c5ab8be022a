import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../browsers/open-browser.ts';
import type { Screen } from '../browsers/test-browser.ts';
import { type Bench, benchOf } from '../e2e/bench.ts';
import { cutOff, down, NOBODY_GETS_THROUGH } from '../e2e/view-breaks.ts';
import type { Break } from '../net/break.ts';
import type { OutsideMode } from '../net/lab-config.ts';
import { CONTROLS, feedId, type ServiceSpec } from '../net/site.ts';
import { statuspage, WEBSITE } from '../net/status-pages.ts';
import { createWorld } from '../net/world.ts';
import { takeHistory } from './take-history.ts';

/** Where the pictures go: `docs/images`, or the folder named as the first argument. */
const FOLDER = process.argv[2] ?? join(import.meta.dirname, '../../docs/images');
const POPUP_WIDTH = 384;
const PAGE_WIDTH = 1_000;
const LONGEST_WAIT_MS = 30_000;

interface Tongue {
  readonly tag: string;
  readonly suffix: 'en' | 'zh';
  /** Where its readers are. */
  readonly country: string;
  /** What the status page calls its incident. */
  readonly incident: string;
  readonly services: readonly ServiceSpec[];
}

const FEED = { kind: 'statuspage', path: '/', components: [WEBSITE.id] } as const;

const TONGUES: readonly Tongue[] = [
  {
    tag: 'en-US',
    suffix: 'en',
    country: 'US',
    incident: 'Videos do not play',
    services: [
      { id: 'wechat', name: 'WeChat', provider: 'Tencent' },
      { id: 'qq', name: 'QQ', provider: 'Tencent' },
      { id: 'bilibili', name: 'Bilibili', provider: 'Bilibili', feed: FEED },
      { id: 'alipay', name: 'Alipay', provider: 'Ant Group' },
      { id: 'github', name: 'GitHub', provider: 'GitHub' },
    ],
  },
  {
    tag: 'zh-CN',
    suffix: 'zh',
    country: 'CN',
    incident: '视频无法播放',
    services: [
      { id: 'wechat', name: '微信', provider: '腾讯' },
      { id: 'qq', name: 'QQ', provider: '腾讯' },
      { id: 'bilibili', name: '哔哩哔哩', provider: '哔哩哔哩', feed: FEED },
      { id: 'alipay', name: '支付宝', provider: '蚂蚁集团' },
      { id: 'github', name: 'GitHub', provider: 'GitHub' },
    ],
  },
];

interface Scene {
  readonly name: string;
  readonly breaks: readonly Break[] | ((tongue: Tongue) => readonly Break[]);
  readonly theme: 'light' | 'dark';
  /** Absent: off. */
  readonly outsideMode?: OutsideMode;
}

/** As everywhere, and one of them tells the country. */
const TRACING_CONTROLS = CONTROLS.map((control) =>
  control.id === 'cedar' ? { ...control, trace: true as const } : control,
);

/** Where the page says plainly that all is lost, nobody else is asked. */
function admits({ incident }: Tongue): Break {
  const components = [{ ...WEBSITE, status: 'degraded_performance' }];
  const open = {
    title: incident,
    impact: 'major',
    status: 'monitoring',
    components: [WEBSITE.id],
    minutesAgo: 12,
  } as const;
  const pages = statuspage({ components, incidents: [open] });
  return { kind: 'pages', of: [feedId('bilibili')], pages };
}

/** One popup a side, and two in which others have their say. */
const SCENES: readonly Scene[] = [
  {
    name: 'popup',
    theme: 'light',
    breaks: [{ kind: 'packets', of: ['wechat', 'qq'], at: 'router', how: 'drop' }],
  },
  {
    name: 'popup-theirs',
    theme: 'dark',
    breaks: [{ kind: 'host', of: ['github'], change: { https: { status: 503 } } }],
  },
  {
    name: 'popup-yours',
    theme: 'light',
    breaks: [{ kind: 'portal', http: 'redirect', https: 'reset' }],
  },
  { name: 'popup-ok', theme: 'dark', breaks: [] },
  {
    name: 'popup-known',
    theme: 'light',
    outsideMode: 'auto',
    breaks: (tongue) => [down('bilibili'), admits(tongue), NOBODY_GETS_THROUGH],
  },
  { name: 'popup-way', theme: 'dark', outsideMode: 'auto', breaks: [cutOff('wechat')] },
];

async function takePopup(bench: Bench, scene: Scene, tongue: Tongue): Promise<void> {
  const { outsideMode = 'off', breaks } = scene;
  await bench.reset({ services: tongue.services, outsideMode, controls: TRACING_CONTROLS });
  const wrong = typeof breaks === 'function' ? breaks(tongue) : breaks;
  await bench.break([{ kind: 'country', code: tongue.country }, ...wrong]);
  const popup = await bench.browser.openPage('popup.html');
  await popup.setWidth(POPUP_WIDTH);
  await popup.setTheme(scene.theme);
  const settled = `document.querySelector('main:not([data-side=checking])') !== null &&
    browser.storage.session.get('progress').then(({ progress }) => progress === undefined)`;
  await popup.waitFor(settled, LONGEST_WAIT_MS);
  await keep(popup, `${scene.name}-${tongue.suffix}`);
}

interface PageScene {
  readonly name: string;
  /** With the part after `#`, where it has one. */
  readonly file: string;
  readonly theme: 'light' | 'dark';
}

const PAGES: readonly PageScene[] = [
  { name: 'welcome', file: 'welcome.html', theme: 'light' },
  { name: 'options', file: 'options.html', theme: 'light' },
  { name: 'options-alerts', file: 'options.html#alerts', theme: 'light' },
  { name: 'options-watching', file: 'options.html#watching', theme: 'dark' },
];

/** Somebody who sleeps at night, and counts megabytes. */
const SETTINGS = {
  notify: true,
  dataLimitMegabytes: 300,
  alerts: {
    remindAfterMinutes: 60,
    quiet: [{ from: '22:30', to: '07:00', days: [1, 2, 3, 4, 5] }],
  },
} as const;

async function takePage(bench: Bench, scene: PageScene, tongue: Tongue): Promise<void> {
  const screen = await bench.browser.openPage(scene.file);
  await screen.setWidth(PAGE_WIDTH);
  await screen.setTheme(scene.theme);
  await screen.waitFor(`document.querySelector('h1') !== null`, LONGEST_WAIT_MS);
  // A bar that sticks to the window would lie across the middle of a picture of the whole page.
  await screen.evaluate(
    `document.querySelector('.begin')?.style.setProperty('position', 'static')`,
  );
  await keep(screen, `${scene.name}-${tongue.suffix}`);
}

async function keep(screen: Screen, name: string): Promise<void> {
  await screen.evaluate(
    `Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => true)`,
  );
  const file = join(FOLDER, `${name}.png`);
  await screen.screenshot(file);
  await screen.close();
  console.log(file);
}

await mkdir(FOLDER, { recursive: true });
for (const tongue of TONGUES) {
  const world = await createWorld();
  const browser = await openBrowser('chromium', {
    world,
    access: 'all',
    language: tongue.tag,
    permissions: ['notifications'],
  });
  const bench = benchOf(world, browser);
  try {
    for (const scene of SCENES) await takePopup(bench, scene, tongue);
    await bench.browser.send({
      type: 'importConfig',
      config: { ...bench.world.config(), settings: SETTINGS },
      mode: 'merge',
    });
    for (const page of PAGES) await takePage(bench, page, tongue);
    await takeHistory(bench, { tongue: tongue.suffix, keep });
  } finally {
    await bench.close();
  }
}
process.exit();
