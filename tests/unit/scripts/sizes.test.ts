import { expect, it } from 'vitest';
import { minifiedSizes } from '../../../scripts/build/sizes.mjs';

it.each(['chrome', 'firefox'] as const)('%s: scripts keep to their budgets', async (target) => {
  const budgeted = (await minifiedSizes(target)).filter(({ budget }) => budget !== undefined);
  expect(budgeted.map(({ name }) => name).sort()).toEqual(['background.js', 'popup.js']);
  for (const { bytes, budget } of budgeted) expect(bytes).toBeLessThanOrEqual(budget ?? 0);
});
