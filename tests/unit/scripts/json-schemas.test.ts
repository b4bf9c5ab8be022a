import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build/root.mjs';
import { jsonSchemas } from '../../../scripts/schemas/json-schemas.mjs';

it('docs/schemas is what `npm run schemas` writes', async () => {
  const schemas = await jsonSchemas();
  expect(Object.keys(schemas)).toEqual([
    'config.schema.json',
    'history.schema.json',
    'incident.schema.json',
    'report.schema.json',
  ]);
  for (const [name, text] of Object.entries(schemas)) {
    expect(readFileSync(join(ROOT, 'docs/schemas', name), 'utf8')).toBe(text);
  }
});
