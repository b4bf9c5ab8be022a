import { parseArgs } from 'node:util';
import { buildExtension } from './build/build-extension.mjs';
import { TARGETS } from './build/manifest.mjs';
import { sizeReport } from './build/sizes.mjs';

const { values } = parseArgs({ options: { 'minify-report': { type: 'boolean' } } });

for (const target of TARGETS) {
  const dir = await buildExtension(target);
  console.log(`Built ${dir}`);
}
if (values['minify-report']) {
  for (const target of TARGETS) console.log(await sizeReport(target));
}
