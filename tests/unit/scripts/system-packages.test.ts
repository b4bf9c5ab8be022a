import { expect, it } from 'vitest';
import { distribution } from '../../../scripts/setup/system-packages.mjs';

it.each([
  ['ID=debian\nVERSION_ID="12"\n', 'debian'],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'ubuntu'],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'ubuntu'],
  ['ID=raspbian\nID_LIKE=debian\n', 'debian'],
  ['ID=fedora\n', undefined],
  ['', undefined],
])('reads %j', (osRelease, family) => {
  expect(distribution(osRelease)).toBe(family);
});
