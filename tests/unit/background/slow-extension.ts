import { fakeBrowser } from '@webext-core/fake-browser';
import { fakeExtension } from '../platform/fake-extension.ts';

/** A call to the browser takes its time: a background that dies meanwhile never hears of it again. */
const CALL_MS = 3;

type Call = (...args: never[]) => Promise<unknown>;

function slow<T extends object>(area: T, names: readonly (keyof T)[]): T {
  const slowed = names.map((name) => {
    const call = (...args: unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const run = (): Promise<unknown> =>
          Reflect.apply(Reflect.get(area, name) as Call, area, args);
        // Half before and half after: it may have been done although nobody hears of it.
        setTimeout(() => {
          run().then((value) => void setTimeout(() => resolve(value), 1), reject);
        }, CALL_MS - 1);
      });
    return [name, call];
  });
  return { ...area, ...Object.fromEntries(slowed) };
}

export const slowExtension = {
  ...fakeExtension,
  storage: {
    ...fakeBrowser.storage,
    local: slow(fakeBrowser.storage.local, ['get', 'set', 'remove']),
    session: slow(fakeBrowser.storage.session, ['get', 'set', 'remove']),
  },
  alarms: slow(fakeBrowser.alarms, ['get', 'create', 'clear']),
};
