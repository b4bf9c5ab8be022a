import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserKind, ManifestAccess } from '../browsers/test-browser.ts';
import { type Bench, type BenchOptions, openBench } from './bench.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

/** Declares a test that is given the bench of its browser. */
export type BenchTest = (name: string, body: (bench: Bench) => Promise<void>) => void;

/**
 * Declares tests for both browsers. They run beside each other, each in a world of its own; the
 * tests of one browser run in turn.
 */
export function withBrowsers(
  access: ManifestAccess,
  declare: (benchTest: BenchTest) => void,
  options: BenchOptions = {},
): void {
  for (const kind of KINDS) {
    describe.concurrent(`${kind}, access to ${NAMES[access]}`, () => {
      let bench: Bench | undefined;
      beforeAll(async () => {
        bench = await openBench(kind, access, options);
      });
      afterAll(() => bench?.close());
      declare((name, body) => {
        test.sequential(name, async () => {
          expect(bench, 'the browser did not open').toBeDefined();
          if (bench !== undefined) await body(bench);
        });
      });
    });
  }
}

const NAMES: Readonly<Record<ManifestAccess, string>> = {
  all: 'every host',
  controls: 'the controls alone',
};
