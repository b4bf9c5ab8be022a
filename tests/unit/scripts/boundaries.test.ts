import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build/root.mjs';

const FOLDERS = [
  'background',
  'popup',
  'options',
  'welcome',
  'history',
  'ui',
  'platform',
  'probe',
  'feeds',
  'vantage',
  'incidents',
  'alerts',
  'schedule',
  'records',
  'catalog',
  'settings',
  'wording',
  'formats',
  'diagnosis',
];

const CORE = ['diagnosis', 'formats'];
const PAGE = ['ui', 'platform', 'wording', 'settings', 'catalog', ...CORE];

/** Who may import whom; a folder may always import itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  diagnosis: [],
  formats: ['diagnosis'],
  probe: CORE,
  feeds: CORE,
  vantage: CORE,
  incidents: CORE,
  alerts: [...CORE, 'incidents'],
  schedule: CORE,
  records: CORE,
  catalog: CORE,
  wording: CORE,
  settings: [...CORE, 'catalog'],
  platform: [...CORE, 'probe'],
  ui: [...CORE, 'wording', 'platform', 'catalog', 'settings'],
  popup: PAGE,
  options: PAGE,
  welcome: PAGE,
  history: [...PAGE, 'records'],
  background: [
    ...CORE,
    'platform',
    'probe',
    'feeds',
    'vantage',
    'incidents',
    'alerts',
    'schedule',
    'records',
    'catalog',
    'settings',
    'wording',
  ],
};

const CODE_RULES: [file: string, code: string, rule: string | undefined][] = [
  ['src/diagnosis/package.ts', "import * as v from 'valibot';", 'noRestrictedImports'],
  ['src/diagnosis/scoped.ts', "import * as s from '@preact/signals';", 'noRestrictedImports'],
  ['src/diagnosis/node.ts', "import { a } from 'node:fs';", 'noRestrictedImports'],
  ['src/diagnosis/rules/own.ts', "import { a } from '../suspect.ts';", undefined],
  ['src/probe/protocol.ts', "import { a } from '../protocol.ts';", 'noRestrictedImports'],
  [
    'src/probe/types-of-it.ts',
    "import type { Tabs } from 'webextension-polyfill';",
    'noRestrictedImports',
  ],
  ['src/platform/types.ts', "import type { Tabs } from 'webextension-polyfill';", undefined],
  [
    'src/popup/direct.ts',
    "import { browser } from '../platform/browser.ts';",
    'noRestrictedImports',
  ],
  [
    'src/popup/deep/far.tsx',
    "import { a } from '../../background/main.ts';",
    'noRestrictedImports',
  ],
  ['src/probe/types.ts', "import type { A } from '../background/main.ts';", 'noRestrictedImports'],
  ['src/probe/lazy.ts', "const a = () => import('../background/main.ts');", 'noRestrictedImports'],
  ['src/probe/again.ts', "export { a } from '../background/main.ts';", 'noRestrictedImports'],
  ['src/probe/browser.ts', 'console.info(browser.runtime);', 'noRestrictedGlobals'],
  ['src/background/chrome.ts', 'console.info(chrome.runtime);', 'noRestrictedGlobals'],
  ['src/platform/browser.ts', 'console.info(browser.runtime);', undefined],
  ['src/probe/any.ts', 'export const a = (b: any) => b;', 'noExplicitAny'],
  ['src/probe/sure.ts', 'export const a = (b?: string) => b!;', 'noNonNullAssertion'],
  ['src/probe/default.ts', 'export default 1;', 'noDefaultExport'],
  ['src/probe/barrel.ts', "export * from './any.ts';", 'noReExportAll'],
  [
    'src/probe/one.ts',
    "import { two } from './two.ts';\nexport const one = two;",
    'noImportCycles',
  ],
  [
    'src/probe/two.ts',
    "import { one } from './one.ts';\nexport const two = one;",
    'noImportCycles',
  ],
  ['src/probe/bare.ts', "import { a } from './any';", 'useImportExtensions'],
];

let project: string;
let findings: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'whichside-lint-'));
  copyFileSync(join(ROOT, 'biome.jsonc'), join(project, 'biome.jsonc'));
  for (const [file, code] of CODE_RULES) write(file, code);
  for (const from of FOLDERS) {
    for (const to of FOLDERS) write(importer(from, to), `import { a } from '../${to}/a.ts';`);
  }
  findings = lint();
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function write(file: string, code: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), `${code}\n`);
}

function importer(from: string, to: string): string {
  return `src/${from}/imports-${to}.ts`;
}

/** The linter's findings: names of rules by file. */
function lint(): ReadonlyMap<string, readonly string[]> {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'];
  const found = new Map<string, string[]>();
  for (const { location, category } of parseFindings(biome, args)) {
    found.set(location.path, [
      ...(found.get(location.path) ?? []),
      category.split('/').at(-1) ?? '',
    ]);
  }
  return found;
}

interface LintFinding {
  category: string;
  location: { path: string };
}

function parseFindings(biome: string, args: string[]): LintFinding[] {
  const script = '"$@" 2>/dev/null || true'; // findings make it fail, and that is what we want to read
  const text = execFileSync('sh', ['-c', script, 'sh', biome, ...args], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { diagnostics }: { diagnostics: LintFinding[] } = JSON.parse(text);
  return diagnostics;
}

describe('who imports whom', () => {
  it.each(FOLDERS)('%s', (from) => {
    const refused = FOLDERS.filter((to) =>
      findings.get(importer(from, to))?.includes('noRestrictedImports'),
    );
    const allowed = [from, ...(MAY_IMPORT[from] ?? [])];
    expect(refused).toEqual(FOLDERS.filter((to) => !allowed.includes(to)));
  });
});

describe('rules of the code', () => {
  it.each(CODE_RULES)('%s: %s', (file, _code, rule) => {
    const found = findings.get(file) ?? [];
    if (rule) expect(found).toContain(rule);
    else expect(found).not.toContain('noRestrictedImports');
    if (!rule) expect(found).not.toContain('noRestrictedGlobals');
  });
});

describe('what the linter does not see', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file));

  it('reads the sources', () => expect(sources.length).toBeGreaterThan(10));

  it.each([
    ['types imported in place', /\bimport\(['"][^'"]+['"]\)\./],
    [
      'the browser reached through globalThis',
      /\b(?:globalThis|self|window)\.(?:browser|chrome)\b/,
    ],
  ])('%s', (_name, pattern) => {
    const found = sources.filter(
      (file) =>
        !file.startsWith('platform/') &&
        pattern.test(readFileSync(join(ROOT, 'src', file), 'utf8')),
    );
    expect(found).toEqual([]);
  });
});
