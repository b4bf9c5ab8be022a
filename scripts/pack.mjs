import { relative } from 'node:path';
import { packAll } from './pack/pack-all.mjs';

for (const file of await packAll()) console.log(`Packed ${relative(process.cwd(), file)}`);
