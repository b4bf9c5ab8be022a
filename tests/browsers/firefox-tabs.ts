import { writeFile } from 'node:fs/promises';
import type { Marionette } from './marionette.ts';
import { poll } from './poll.ts';
import type { Key, Screen } from './test-browser.ts';

/** WebDriver's code points of keys that have no character of their own. */
const KEYS: Readonly<Record<Key, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
};
const THEMES = { dark: 0, light: 1 } as const;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The tabs of one Firefox. Commands go to one tab at a time, so they wait for each other. */
export interface FirefoxTabs {
  open(url: string): Promise<Screen>;
  /** Runs JavaScript with the browser's own rights; `resolve(value)` ends it. */
  asBrowser(script: string, args?: readonly unknown[]): Promise<unknown>;
}

type Send = (name: string, parameters?: object) => Promise<unknown>;
type Turn = <T>(where: Where | undefined, work: (send: Send) => Promise<T>) => Promise<T>;

interface Where {
  readonly handle: string;
  /** Input and pictures need the tab in front; a look into it must not disturb what is there. */
  readonly focus: boolean;
}

/** Drives the tabs of the Firefox behind `marionette`. */
export function firefoxTabs(marionette: Marionette): FirefoxTabs {
  let last: Promise<unknown> = Promise.resolve();
  const send: Send = (name, parameters) => marionette.command(name, parameters);
  const turn: Turn = (where, work) => {
    const next = last.then(async () => {
      if (where !== undefined) await send('WebDriver:SwitchToWindow', { ...where });
      return work(send);
    });
    last = next.catch(() => undefined);
    return next;
  };
  const asBrowser: FirefoxTabs['asBrowser'] = (script, args = []) =>
    turn(undefined, async () => {
      await send('Marionette:SetContext', { value: 'chrome' });
      try {
        const wrapped = `const resolve = arguments[arguments.length - 1]; ${script}`;
        return resultOf(await send('WebDriver:ExecuteAsyncScript', { script: wrapped, args }));
      } finally {
        await send('Marionette:SetContext', { value: 'content' });
      }
    });
  return {
    asBrowser,
    open: (url) =>
      turn(undefined, async () => {
        const opened = await send('WebDriver:NewWindow', { type: 'tab', focus: true });
        const handle = memberOf(opened, 'handle');
        await send('WebDriver:SwitchToWindow', { handle, focus: true });
        // An address that fails is a page too: the browser's own error page.
        await send('WebDriver:Navigate', { url }).catch((error) => {
          if (url.startsWith('moz-extension:')) throw error;
        });
        return firefoxScreen(handle, { turn, asBrowser });
      }),
  };
}

function resultOf(reply: unknown): unknown {
  return typeof reply === 'object' && reply !== null && 'value' in reply ? reply.value : reply;
}

function memberOf(reply: unknown, member: string): string {
  const value: unknown =
    typeof reply === 'object' && reply !== null ? Reflect.get(reply, member) : undefined;
  if (typeof value !== 'string') throw new Error(`Firefox's reply has no ${member}`);
  return value;
}

interface Driver {
  readonly turn: Turn;
  readonly asBrowser: FirefoxTabs['asBrowser'];
}

function firefoxScreen(handle: string, { turn, asBrowser }: Driver): Screen {
  const inFront = { handle, focus: true };
  const evaluate = (expression: string): Promise<unknown> =>
    turn({ handle, focus: false }, async (send) => {
      const parameters = { script: `return (${expression});`, args: [], sandbox: null };
      return resultOf(await send('WebDriver:ExecuteScript', parameters));
    });
  const withElement = (selector: string, command: string, parameters = {}): Promise<void> =>
    turn(inFront, async (send) => {
      const found = await send('WebDriver:FindElement', { using: 'css selector', value: selector });
      await send(command, { id: memberOf(resultOf(found), ELEMENT), ...parameters });
    });
  return {
    evaluate,
    waitFor: (expression, timeoutMs) =>
      poll(() => evaluate(expression), { timeoutMs, what: expression }),
    click: (selector) => withElement(selector, 'WebDriver:ElementClick'),
    type: (selector, text) => withElement(selector, 'WebDriver:ElementSendKeys', { text }),
    press: (key) => turn(inFront, (send) => pressKey(send, KEYS[key])),
    upload: (selector, file) => withElement(selector, 'WebDriver:ElementSendKeys', { text: file }),
    setTheme: async (theme) => {
      const pref = 'layout.css.prefers-color-scheme.content-override';
      await asBrowser(`Services.prefs.setIntPref('${pref}', ${THEMES[theme]}); resolve(true);`);
    },
    setWidth: (width) =>
      turn(inFront, async (send) => {
        await send('WebDriver:SetWindowRect', { width, height: 900 });
      }),
    screenshot: (file) =>
      turn(inFront, async (send) => {
        const shot = await send('WebDriver:TakeScreenshot', { full: true, hash: false });
        await writeFile(file, Buffer.from(String(resultOf(shot)), 'base64'));
      }),
    close: () =>
      turn(inFront, async (send) => {
        const left = resultOf(await send('WebDriver:CloseWindow'));
        // Commands go to a tab; the one they went to is gone.
        const other = Array.isArray(left) ? left[0] : undefined;
        await send('WebDriver:SwitchToWindow', { handle: String(other), focus: false });
      }),
  };
}

async function pressKey(send: Send, value: string): Promise<void> {
  const actions = [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
  await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
}
