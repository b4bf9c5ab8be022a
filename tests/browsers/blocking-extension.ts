import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const BLOCKER_ID = 'blocker@extension';

/** Left out, a rule lets pages through. */
const KINDS = ['main_frame', 'sub_frame', 'xmlhttprequest', 'script', 'image', 'other'];

/**
 * Writes an unpacked extension that stops every request to these hosts: by rules alone, it runs no
 * code. Returns its folder, inside the given one.
 */
export async function writeBlocker(folder: string, hosts: readonly string[]): Promise<string> {
  const target = join(folder, 'blocker');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  const manifest = {
    manifest_version: 3,
    name: 'Blocker',
    version: '1',
    permissions: ['declarativeNetRequest'],
    declarative_net_request: {
      rule_resources: [{ id: 'hosts', enabled: true, path: 'rules.json' }],
    },
    browser_specific_settings: { gecko: { id: BLOCKER_ID } },
  };
  const condition = { requestDomains: hosts, resourceTypes: KINDS };
  const rules = [{ id: 1, priority: 1, action: { type: 'block' }, condition }];
  await writeFile(join(target, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(target, 'rules.json'), JSON.stringify(rules));
  return target;
}
