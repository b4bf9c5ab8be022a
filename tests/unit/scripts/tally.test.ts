import { expect, it } from 'vitest';
import { add, NOTHING, summary, tallyOf } from '../../../scripts/test/tally.mjs';

const report = (passed: number, failed: number, pending = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
});

it.each([
  ['all pass', report(5, 0), 0, { passed: 5, failed: 0, skipped: 0 }],
  ['some fail', report(5, 2), 1, { passed: 5, failed: 2, skipped: 0 }],
  ['some are skipped', report(5, 0, 3), 0, { passed: 5, failed: 0, skipped: 3 }],
  ['a file does not load', report(5, 0), 1, { passed: 5, failed: 1, skipped: 0 }],
  ['it died and left no report', undefined, 139, { passed: 0, failed: 1, skipped: 0 }],
  ['it left no report and says all is well', undefined, 0, { passed: 0, failed: 1, skipped: 0 }],
  ['there was no test at all', report(0, 0), 0, { passed: 0, failed: 1, skipped: 0 }],
  ['the report is something else', [], 0, { passed: 0, failed: 1, skipped: 0 }],
])('%s', (_name, json, status, tally) => {
  expect(tallyOf(json, status)).toEqual(tally);
});

it('ends with a plain line', () => {
  const two = add({ passed: 2, failed: 0, skipped: 0 }, { ...NOTHING, failed: 1 });
  expect(summary(two)).toBe('2 passed, 1 failed');
  expect(summary({ ...two, skipped: 4 })).toBe('2 passed, 1 failed, 4 skipped');
});
