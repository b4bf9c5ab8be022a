/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/**
 * What a run of vitest came to. A run that died, found no test, or failed outside a test counts as one failure.
 * @param {unknown} report its JSON report; undefined when it left none
 * @param {number} status its exit status
 * @returns {Tally}
 */
export function tallyOf(report, status) {
  if (typeof report !== 'object' || report === null) return { ...NOTHING, failed: 1 };
  const passed = count(report, 'numPassedTests');
  const failed = count(report, 'numFailedTests');
  const skipped = count(report, 'numPendingTests') + count(report, 'numTodoTests');
  const isLost = failed === 0 && (status !== 0 || passed + skipped === 0);
  return { passed, failed: isLost ? 1 : failed, skipped };
}

/**
 * @param {Tally} tally
 * @returns {string} the line that a test run ends with
 */
export function summary({ passed, failed, skipped }) {
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${passed} passed, ${failed} failed${tail}`;
}

/**
 * @param {object} report
 * @param {string} member
 * @returns {number}
 */
function count(report, member) {
  const value = Object.entries(report).find(([name]) => name === member)?.[1];
  return typeof value === 'number' ? value : 0;
}
