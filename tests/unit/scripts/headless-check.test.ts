import { Window } from 'happy-dom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { headlessCheck } from '../../../scripts/start/headless-check.mjs';
import type { Report } from '../../../src/formats/report.ts';
import type { RequestType } from '../../../src/protocol.ts';
import { NOT_YOURS } from '../ui/sample-reports.ts';

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
});

afterEach(() => {
  vi.restoreAllMocks();
});

interface FakeBrowser {
  readonly browser: Parameters<typeof headlessCheck>[0];
  readonly asked: RequestType[];
  /** What the popup looked like when it was photographed. */
  readonly photographed: string[];
}

/** A browser whose popup settles, on the side of what is kept, only when it is looked at the third time. */
function fakeBrowser({ kept, shown }: { kept: Report | null; shown: string }): FakeBrowser {
  const asked: RequestType[] = [];
  const photographed: string[] = [];
  let looks = 0;
  const main = (): string => {
    const settled = looks >= 3;
    return `<main aria-busy="${!settled}" data-side="${settled ? shown : 'checking'}"></main>`;
  };
  const answer = (type: RequestType): unknown => {
    asked.push(type);
    return { ok: true, value: type === 'getReport' ? kept : { imported: 1 } };
  };
  const look = (read: () => unknown): unknown => {
    looks += 1;
    const { document } = new Window();
    document.body.innerHTML = main();
    vi.stubGlobal('document', document);
    const value = read();
    vi.unstubAllGlobals();
    return value;
  };
  const page = {
    evaluate: async (read: () => unknown, message?: { type: RequestType }) =>
      message ? answer(message.type) : look(read),
    setViewport: async () => undefined,
    screenshot: async () => void photographed.push(main()),
  };
  const browser = { openPage: async () => page } as unknown as FakeBrowser['browser'];
  return { browser, asked, photographed };
}

const OPTIONS = { config: {}, screenshot: 'popup.png' };

it('makes no check beside the one of the popup, and prints that one', async () => {
  const { browser, asked, photographed } = fakeBrowser({ kept: NOT_YOURS, shown: 'not-yours' });
  expect(await headlessCheck(browser, OPTIONS)).toBe(0);
  expect(asked).toEqual(['importConfig', 'getReport']);
  expect(photographed).toEqual(['<main aria-busy="false" data-side="not-yours"></main>']);
  expect(said[0]).toContain('Verdict:  not your side.');
  expect(said[0]).toContain(
    'this device [cleared] --- your network [cleared] --- the way there [in doubt] --- the provider [in doubt]',
  );
});

it.each([
  ['shows another side than what is kept', { kept: NOT_YOURS, shown: 'theirs' }],
  ['names no side', { kept: null, shown: 'checking' }],
])('prints and photographs nothing where the popup %s', async (_name, world) => {
  const { browser, photographed } = fakeBrowser(world);
  expect(await headlessCheck(browser, OPTIONS)).toBe(1);
  expect(photographed).toEqual([]);
  expect(said).toEqual(['The check failed: the popup did not come to a verdict.']);
});

it('gives up on a popup that never settles', async () => {
  const { browser, photographed } = fakeBrowser({ kept: null, shown: 'ok' });
  expect(await headlessCheck(browser, { ...OPTIONS, patienceMs: 100 })).toBe(1);
  expect(photographed).toEqual([]);
});
