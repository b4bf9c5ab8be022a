import { expect, it } from 'vitest';
import { minifiedSizes } from '../../../scripts/build/sizes.mjs';

it.each(['chrome', 'firefox'] as const)('%s: scripts keep to their budgets', async (target) => {
  const budgeted = (await minifiedSizes(target)).filter(({ budget }) => budget !== undefined);
  expect(budgeted.map(({ name }) => name).sort()).toEqual(['background.js', 'popup.js']);
  for (const { bytes, budget } of budgeted) expect(bytes).toBeLessThanOrEqual(budget ?? 0);
});

it('counts what the popup loads later apart from what it opens with', async () => {
  const popup = (await minifiedSizes('chrome')).find(({ name }) => name === 'popup.js');
  expect(popup?.onDemand).toBeGreaterThan(5_000);
  // What both use is loaded at once, from a file of its own: more than the entry alone.
  expect(popup?.bytes).toBeGreaterThan(40_000);
});
