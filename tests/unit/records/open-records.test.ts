import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deleteRecords, openRecords } from '../../../src/records/open-records.ts';
import { openRecordReader } from '../../../src/records/record-reader.ts';
import { MIGRATIONS, type Migration } from '../../../src/records/records-schema.ts';
import { failureOf } from '../../../src/records/store-failure.ts';
import { look, NOW_MS, newProfile, openReader, openStore, reading } from './open-store.ts';

const NAME = 'whichside-history';

beforeEach(() => {
  vi.unstubAllGlobals();
  newProfile();
});

/** A database as this version leaves it, with a look in it. */
async function older(): Promise<void> {
  const db = await openStore();
  await look(db, NOW_MS);
  db.close();
}

/** Renames the looks' store, one record after the other: a step that takes a while. */
const moveSamples: Migration = async (db, transaction) => {
  db.createObjectStore('moved' as 'samples');
  let cursor = await transaction.objectStore('samples').openCursor();
  while (cursor !== null) {
    await transaction.objectStore('moved' as 'samples').put([cursor.value], cursor.key);
    cursor = await cursor.continue();
  }
};

const fail: Migration = () => {
  throw new TypeError('a step that fails');
};

describe('a database of an earlier version', () => {
  test('is brought up to date, with what is in it', async () => {
    await older();
    const opened = await openRecords({ migrations: [...MIGRATIONS, moveSamples] });
    if (opened.kind === 'failing') throw new Error(opened.message);
    expect(opened.db.version).toBe(MIGRATIONS.length + 1);
    expect(await opened.db.getAll('moved' as 'samples')).toEqual([[[[0, 0, 20]]]]);
    expect(await opened.db.getAllKeys('subjects')).toEqual(['s']);
  });

  test('of version 1 has the days that it had', async () => {
    const first = await openRecords({ migrations: MIGRATIONS.slice(0, 1) });
    if (first.kind === 'failing') throw new Error(first.message);
    await first.db.put('days', [5, 0, 0, 0, 1], ['s', '2026-11-22']);
    await first.db.put('days', 'torn', ['s', '2026-11-23']);
    await first.db.put('days', [0, 0, 7, 0, 2, 1, 20, 20, 20], ['t', '2026-11-23']);
    first.db.close();
    const reader = await openReader();
    expect(await reader.days()).toMatchObject([
      { subject: 's', span: '2026-11-22', upMs: 5, looks: 1 },
      { subject: 't', span: '2026-11-23', downMs: 7, latency: { sumMs: 20 } },
    ]);
    expect(reader.unreadable()).toBe(1);
  });

  test.each([
    ['at once', [fail]],
    ['after a step that did not', [moveSamples, fail]],
    [
      'after it waited',
      [
        async (...step: Parameters<Migration>) => {
          await moveSamples(...step);
          fail(...step);
        },
      ],
    ],
  ])('stays as it was where a step fails %s', async (_when, steps) => {
    await older();
    const opened = await openRecords({ migrations: [...MIGRATIONS, ...steps] });
    expect(opened).toEqual({
      kind: 'failing',
      why: 'unavailable',
      message: 'TypeError: a step that fails',
    });
    expect(await reading((reader) => reader.samples('s', 0))).toHaveLength(1);
    const db = await openStore();
    expect(db.version).toBe(MIGRATIONS.length);
    expect(db.objectStoreNames.contains('moved' as 'samples')).toBe(false);
  });

  test('does not wait for a reader that has it open: that one lets go', async () => {
    await older();
    const opened = await openRecordReader();
    const newer = await openRecords({ migrations: [...MIGRATIONS, moveSamples] });
    expect(newer.kind).toBe('open');
    if (opened.kind === 'open') await expect(opened.reader.subjects()).rejects.toThrow();
  });

  test('that somebody else holds open is told of, and opened once they let go', async () => {
    await older();
    const holder = await openDB(NAME, MIGRATIONS.length);
    const opened = await openRecords({ migrations: [...MIGRATIONS, moveSamples] });
    expect(opened).toMatchObject({ kind: 'failing', why: 'unavailable' });
    holder.close();
    expect(await openRecords({ migrations: [...MIGRATIONS, moveSamples] })).toMatchObject({
      kind: 'open',
    });
  });
});

describe('what cannot be opened is a value', () => {
  test('written by a later version, and then untouched', async () => {
    const later = await openDB(NAME, 99, { upgrade: (db) => void db.createObjectStore('later') });
    await later.put('later', 'kept', 1);
    later.close();
    expect(await openRecordReader()).toMatchObject({ kind: 'failing', why: 'newer' });
    const again = await openDB(NAME, 99);
    expect(await again.get('later', 1)).toBe('kept');
  });

  test('without IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await openRecordReader()).toMatchObject({ kind: 'failing', why: 'unavailable' });
  });

  test('where a store is missing', async () => {
    (await openDB(NAME, MIGRATIONS.length)).close();
    expect(await openRecordReader()).toMatchObject({ kind: 'failing', why: 'damaged' });
    expect(await deleteRecords()).toEqual({ ok: true });
    expect((await openRecordReader()).kind).toBe('open');
  });

  test.each([
    ['UnknownError', 'damaged'],
    ['InvalidStateError', 'unavailable'],
    ['SecurityError', 'unavailable'],
    ['QuotaExceededError', 'unavailable'],
  ])('where the browser throws %s', async (name, why) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('what the browser says', name);
    });
    const opened = await openRecordReader();
    expect(opened).toEqual({ kind: 'failing', why, message: `${name}: what the browser says` });
  });
});

test.each([
  ['a text', 'unavailable'],
  [new TypeError('a mistake'), 'unavailable'],
  [new DOMException('no room', 'QuotaExceededError'), 'full'],
  [new DOMException('no such store', 'NotFoundError'), 'damaged'],
])('%s stands for %s', (error, why) => {
  expect(failureOf(error)).toBe(why);
});

test('a database that is open elsewhere is deleted once it is let go', async () => {
  await older();
  const holder = await openDB(NAME, MIGRATIONS.length);
  expect(await deleteRecords()).toMatchObject({ ok: false });
  holder.close();
  expect(await reading((reader) => reader.subjects())).toEqual([]);
});
