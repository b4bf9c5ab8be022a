import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveManifest } from '../../../scripts/build/manifest.mjs';
import { ROOT } from '../../../scripts/build/root.mjs';

const SOURCE = {
  name: 'a',
  permissions: ['storage'],
  background: { type: 'x' },
  $chrome: { background: { service_worker: 'b.js' }, minimum_chrome_version: '121' },
  $firefox: { background: { scripts: ['b.js'] }, permissions: ['dns'], name: 'f' },
};

describe('deriveManifest', () => {
  it('merges objects and keeps the other browser out', () => {
    expect(deriveManifest(SOURCE, 'chrome', '1.2.3')).toEqual({
      name: 'a',
      permissions: ['storage'],
      background: { type: 'x', service_worker: 'b.js' },
      minimum_chrome_version: '121',
      version: '1.2.3',
    });
  });

  it('joins lists and replaces plain values', () => {
    expect(deriveManifest(SOURCE, 'firefox', '1.2.3')).toEqual({
      name: 'f',
      permissions: ['storage', 'dns'],
      background: { type: 'x', scripts: ['b.js'] },
      version: '1.2.3',
    });
  });

  it('refuses a second version', () => {
    expect(() => deriveManifest({ version: '2.0.0' }, 'chrome', '1.0.0')).toThrow('2.0.0');
  });
});

describe('the manifests', () => {
  const source = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const chrome = deriveManifest(source, 'chrome', version);
  const firefox = deriveManifest(source, 'firefox', version);

  it('give each browser the background that it knows', () => {
    expect(chrome).toMatchObject({ background: { service_worker: 'background.js' } });
    expect(chrome).not.toHaveProperty('background.scripts');
    expect(firefox).toMatchObject({ background: { scripts: ['background.js'] } });
    expect(firefox).not.toHaveProperty('background.service_worker');
  });

  it.each([
    ['chrome', chrome],
    ['firefox', firefox],
  ])('%s: a strict policy that leaves http alone', (_name, { content_security_policy: policy }) => {
    const text = JSON.stringify(policy);
    expect(text).toContain("script-src 'self'");
    expect(text).not.toContain('upgrade-insecure-requests');
    expect(text).not.toContain('unsafe');
  });

  it('keep access to all sites a choice', () => {
    expect(chrome.host_permissions).not.toContain('*://*/*');
    expect(chrome.optional_host_permissions).toContain('*://*/*');
  });
});
