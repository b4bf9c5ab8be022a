import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type History, historySchema } from '../../../src/formats/history.ts';
import { csvLine } from '../../../src/records/csv-line.ts';
import { exportCsv } from '../../../src/records/export-csv.ts';
import { exportJson } from '../../../src/records/export-json.ts';
import { type ExportAbout, incidentsAlone } from '../../../src/records/export-source.ts';
import type { RecordReader } from '../../../src/records/record-reader.ts';
import { fault, sampleReport } from '../background/sample-report.ts';
import { fc } from '../seeded.ts';
import {
  HOUR_MS,
  incidentOf,
  look,
  MINUTE_MS,
  NOW_MS,
  newProfile,
  openReader,
  openStore,
} from './open-store.ts';

const about: ExportAbout = {
  atMs: NOW_MS,
  timeZone: 'Asia/Shanghai',
  services: [{ id: 's', name: '=HYPERLINK("x"), 微信', provider: 'Provider' }],
};

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const part of parts) all.push(part);
  return all.join('');
}

async function jsonOf(...args: Parameters<typeof exportJson>): Promise<History> {
  return v.parse(historySchema, JSON.parse(await textOf(exportJson(...args))));
}

/** Cells of a table, as RFC 4180 has them read. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines.filter((line) => line.join('') !== '');
}

let reader: RecordReader;

beforeEach(async () => {
  newProfile();
  const db = await openStore();
  const report = sampleReport();
  const incidents = [
    { ...incidentOf('i', { endedAt: new Date(NOW_MS + HOUR_MS).toISOString() }), report },
    { incident: incidentOf('own', { service: null }).incident, names: {} },
  ];
  await look(db, NOW_MS, { subjects: ['', 's'], incidents });
  await look(db, NOW_MS + 10 * MINUTE_MS, {
    subjects: ['', 's'],
    state: 'slow',
    cause: 'slow',
    suspects: ['path', 'provider'],
    latencyMs: 900,
  });
  await look(db, NOW_MS + 20 * MINUTE_MS, { subjects: ['', 's'], state: 'down' });
  reader = await openReader();
});

describe('as JSON', () => {
  test('is everything, in the form that its schema says', async () => {
    const history = await jsonOf(reader, about);
    expect(history).toMatchObject({
      exportedAt: '2026-11-23T09:00:00.000Z',
      services: about.services,
      unreadable: 0,
      problems: [],
    });
    expect(history.days).toEqual(await reader.days());
    expect(history.hours).toHaveLength(2);
    expect(history.samples).toHaveLength(6);
    const whole = await reader.incident('i');
    expect(whole?.report).toBeDefined();
    expect(history.incidents).toContainEqual(whole);
    expect(history.incidents).toHaveLength(2);
  });

  test('of nothing is whole too', async () => {
    const history = await jsonOf(incidentsAlone([]), about);
    expect(history).toMatchObject({ days: [], hours: [], samples: [], incidents: [] });
  });

  test('comes in parts', async () => {
    let parts = 0;
    for await (const _part of exportJson(reader, about)) parts += 1;
    expect(parts).toBeGreaterThan(10);
  });
});

describe('as CSV', () => {
  test('is one table', async () => {
    const text = await textOf(exportCsv(reader, about));
    expect(text.startsWith('\uFEFFrecord,side,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const [head = [], ...lines] = cellsOf(text.slice(1));
    const rows = lines.map((line) => Object.fromEntries(line.map((cell, n) => [head[n], cell])));
    expect(lines.every(({ length }) => length === head.length)).toBe(true);
    const records = rows.map(({ record, side }) => `${record} ${side}`);
    const each = (side: string): string[] => [
      `day ${side}`,
      `hour ${side}`,
      ...Array.from({ length: 3 }, () => `look ${side}`),
    ];
    expect(records.slice(0, 10)).toEqual([...each('own'), ...each('service')]);
    expect(records.slice(10).sort()).toEqual(['incident own', 'incident service']);
    expect(rows[6]).toMatchObject({
      service_id: 's',
      service: `'=HYPERLINK("x"), 微信`,
      from: '2026-11-23T09:00:00.000Z',
      to: '2026-11-23T10:00:00.000Z',
      up_seconds: '600',
      degraded_seconds: '600',
      down_seconds: '0',
      uptime: '1',
      looks: '3',
      latency_ms: '460',
    });
    expect(rows[8]).toMatchObject({ state: 'slow', cause: 'slow', suspects: 'path provider' });
    expect(
      rows.find(({ record, side }) => record === 'incident' && side === 'service'),
    ).toMatchObject({
      service: 'Service',
      to: '2026-11-23T10:00:00.000Z',
      state: 'down',
    });
  });

  test('quotes what has to be, and guards what a spreadsheet would run', () => {
    const line = csvLine([
      'a',
      'b,c',
      'd"e',
      'f\r\ng',
      -5,
      undefined,
      '=1+1',
      '-2',
      '+3',
      '@x',
      '\tt',
      '＝1',
      '2026-11-23',
    ]);
    expect(line).toBe(`a,"b,c","d""e","f\r\ng",-5,,'=1+1,'-2,'+3,'@x,'\tt,'＝1,2026-11-23\r\n`);
  });

  test('is read back as it was written, whatever the text', () => {
    const unit = fc.constantFrom('=', '-', '@', '"', ',', '\r', '\n', '\t', 'a', '信');
    const texts = fc.array(fc.string({ unit, maxLength: 6 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, (some) => {
        const cells = ['x', ...some];
        const [read = []] = cellsOf(csvLine(cells));
        expect(read.map((cell) => cell.replace(/^'/, ''))).toEqual(
          cells.map((cell) => cell.replace(/^'/, '')),
        );
        expect(read.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
      }),
    );
  });
});

describe('a store that fails under it', () => {
  const failing = (what: keyof RecordReader): RecordReader => ({
    ...reader,
    [what]: () => Promise.reject(new DOMException('gone', 'UnknownError')),
  });

  test.each(['days', 'hours', 'samples', 'incidents', 'incident', 'subjects'] as const)(
    'costs %s alone, and that is told',
    async (what) => {
      const history = await jsonOf(failing(what), about);
      expect(history.problems.length).toBeGreaterThan(0);
      for (const problem of history.problems) expect(problem).toMatch(/: UnknownError: gone$/);
      const left = { days: 2, hours: 2, samples: 6, incidents: 2 };
      const lost =
        what === 'subjects'
          ? { days: 0, hours: 0, samples: 0 }
          : what === 'incident'
            ? {}
            : { [what]: 0 };
      const { days, hours, samples, incidents } = history;
      const found = {
        days: days.length,
        hours: hours.length,
        samples: samples.length,
        incidents: incidents.length,
      };
      expect(found).toEqual({ ...left, ...lost });
      const [head = [], ...lines] = cellsOf(await textOf(exportCsv(failing(what), about)));
      const told = lines
        .filter(([record]) => record === 'problem')
        .map((line) => line[head.indexOf('state')]);
      expect(told.length).toBe(what === 'incident' ? 0 : history.problems.length);
    },
  );

  test('leaves the incidents that the background lists, and the reason', async () => {
    const { incident } = incidentOf('i', { verdict: fault() });
    const source = incidentsAlone([incident]);
    const history = await jsonOf(source, { ...about, problem: 'the history cannot be opened' });
    expect(history.incidents).toEqual([{ incident, names: {} }]);
    expect(history.problems).toEqual(['the history cannot be opened']);
    const text = await textOf(exportCsv(source, { ...about, problem: 'no, not "now"' }));
    expect(text).toContain('"no, not ""now"""');
  });

  test('says how many records could not be read', async () => {
    const torn = { ...reader, unreadable: () => 3 };
    expect((await jsonOf(torn, about)).unreadable).toBe(3);
    expect(await textOf(exportCsv(torn, about))).toContain('3 records could not be read');
  });
});

test('an export reads nothing twice', async () => {
  const days = vi.fn(reader.days);
  await textOf(exportJson({ ...reader, days }, about));
  expect(days).toHaveBeenCalledTimes(2);
});
