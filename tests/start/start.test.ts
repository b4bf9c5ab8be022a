import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/build/root.mjs';
import { processesUsing, profilesIn, runStart, type StartRun } from './run-start.ts';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CONFIG = join(tmpdir(), `whichside-config-${process.pid}.json`);

let done: StartRun | undefined;
afterEach(() => {
  if (done) rmSync(done.folder, { recursive: true, force: true });
  rmSync(CONFIG, { force: true });
  done = undefined;
});

function line(run: StartRun, label: string): string {
  return run.stdout.split('\n').find((text) => text.startsWith(label)) ?? '';
}

describe.each(['chromium', 'firefox'])(
  'npm start, headless, without internet, in %s',
  (browser) => {
    it('says that it is about the own side, shows why, and leaves nothing behind', async () => {
      done = await runStart('--browser', browser);
      expect(done.stderr).not.toMatch(/Error/);
      expect(done.status).toBe(0);
      expect(line(done, 'Verdict:')).toMatch(/^Verdict: {2}your side\. \S/);
      expect(line(done, 'Own side:')).toMatch(/not-connected|no-internet/);
      expect(line(done, 'Path:')).toMatch(
        /^Path: {5}this device \[[a-z ]+\] --- your network \[[a-z ]+\] --- the way there \[[a-z ]+\] --- the provider \[[a-z ]+\]$/,
      );
      expect(line(done, 'Path:')).not.toMatch(/the provider \[broken\]/);
      expect(done.stdout).toMatch(/Evidence:\n {2}own side:\n {4}\S.* \([A-Z]\d+\)\n/);
      expect(done.stdout).toContain(`saved as ${done.picture}`);
      expect(readFileSync(done.picture).subarray(0, 8).equals(PNG_SIGNATURE)).toBe(true);
      expect(profilesIn(done.folder)).toEqual([]);
      expect(processesUsing(done.folder)).toEqual([]);
    });
  },
);

describe('npm start', () => {
  it('checks a list of its own', async () => {
    writeConfig([{ id: 'mine', name: 'My Own', endpoints: [{ url: 'https://mine.example/' }] }]);
    done = await runStart('--browser', 'chromium', '--config', CONFIG);
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('  My Own (');
    expect(done.stdout).not.toContain('WeChat (');
  });

  it('refuses a bad list, names every path, and checks nothing', async () => {
    writeConfig([
      { id: 'a', name: 'A', endpoints: [{ url: 'javascript:alert(1)' }] },
      { id: 'b', name: 'B', endpoints: [], colour: 'red' },
    ]);
    done = await runStart('--browser', 'chromium', '--config', CONFIG);
    expect(done.status).toBe(1);
    expect(done.stderr).toContain('services[0].endpoints[0].url');
    expect(done.stderr).toContain('services[1]');
    expect(done.stdout).not.toContain('Verdict:');
  });

  it('names the file that is no JSON', async () => {
    done = await runStart('--browser', 'chromium', '--config', join(ROOT, 'README.md'));
    expect(done.status).toBe(1);
    expect(done.stderr).toContain('README.md');
  });

  it('speaks Chinese when asked to', async () => {
    done = await runStart('--browser', 'chromium', '--lang', 'zh-CN');
    expect(done.status).toBe(0);
    expect(line(done, 'Verdict:')).toMatch(/[\u4e00-\u9fff]{4}/);
  });

  it('explains itself', async () => {
    done = await runStart('--help');
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('--isolated');
  });
});

function writeConfig(services: unknown[]): void {
  writeFileSync(CONFIG, JSON.stringify({ format: 'whichside/config', version: 1, services }));
}
