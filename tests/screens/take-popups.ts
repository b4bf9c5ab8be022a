import type { Bench } from '../e2e/bench.ts';
import { cutOff, down, NOBODY_GETS_THROUGH } from '../e2e/view-breaks.ts';
import type { Break } from '../net/break.ts';
import type { OutsideMode } from '../net/lab-config.ts';
import { CONTROLS, feedId } from '../net/site.ts';
import { statuspage, WEBSITE } from '../net/status-pages.ts';
import type { Taking } from './keep-picture.ts';
import type { Tongue } from './tongues.ts';

const POPUP_WIDTH = 384;
const LONGEST_WAIT_MS = 30_000;

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

/** The popup in each of its scenes. */
export async function takePopups(bench: Bench, taking: Taking): Promise<void> {
  for (const scene of SCENES) await takePopup(bench, scene, taking);
}

async function takePopup(bench: Bench, scene: Scene, { tongue, keep }: Taking): Promise<void> {
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
