import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build/root.mjs';
import { jsonSchemas } from './schemas/json-schemas.mjs';

const dir = join(ROOT, 'docs/schemas');
mkdirSync(dir, { recursive: true });
for (const [name, text] of Object.entries(await jsonSchemas())) {
  writeFileSync(join(dir, name), text);
  console.log(`Wrote docs/schemas/${name}`);
}
