import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgressWriter } from '../../../src/background/progress-writer.ts';
import type { PartialReport } from '../../../src/formats/report.ts';
import { OK, sampleReport } from './sample-report.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const blank = (durationMs: number): PartialReport => {
  const { user: _user, overall: _overall, ...rest } = sampleReport({ durationMs });
  return rest;
};
const cleared = (durationMs: number): PartialReport => ({ ...blank(durationMs), user: OK });

function writer(): { written: number[]; tool: ReturnType<typeof createProgressWriter> } {
  const written: number[] = [];
  const write = async (report: PartialReport): Promise<void> => {
    written.push(report.durationMs);
  };
  return { written, tool: createProgressWriter({ write, elapsed: () => performance.now() }) };
}

test('the first is written at once, the next ones 100 ms apart and the latest wins', async () => {
  const { written, tool } = writer();
  tool.tell(blank(1));
  await vi.advanceTimersByTimeAsync(0);
  tool.tell(blank(2));
  tool.tell(blank(3));
  await vi.advanceTimersByTimeAsync(99);
  expect(written).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(written).toEqual([1, 3]);
});

test('a newly cleared station is written at once', async () => {
  const { written, tool } = writer();
  tool.tell(blank(1));
  await vi.advanceTimersByTimeAsync(0);
  tool.tell(cleared(2));
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual([1, 2]);
  tool.tell(cleared(3));
  await vi.advanceTimersByTimeAsync(50);
  expect(written).toEqual([1, 2]);
});

test('nothing is written after the end, which waits for the write under way', async () => {
  const written: number[] = [];
  let finish = (): void => undefined;
  const write = (report: PartialReport): Promise<void> =>
    new Promise((resolve) => {
      finish = () => {
        written.push(report.durationMs);
        resolve();
      };
    });
  const tool = createProgressWriter({ write, elapsed: () => performance.now() });
  tool.tell(blank(1));
  tool.tell(blank(2));
  let ended = false;
  const end = tool.end().then(() => {
    ended = true;
  });
  await vi.advanceTimersByTimeAsync(500);
  expect(ended).toBe(false);
  finish();
  await end;
  tool.tell(cleared(3));
  await vi.advanceTimersByTimeAsync(500);
  expect(written).toEqual([1]);
});
