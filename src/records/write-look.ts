import type { Sample } from '../formats/records.ts';
import { type Between, foldLook, type LastLook, type Sighting } from './fold-look.ts';
import { MOST_SAMPLES_AN_HOUR } from './limits.ts';
import { dayOf } from './local-day.ts';
import {
  packDay,
  packLast,
  packSample,
  packTally,
  unpackDay,
  unpackLast,
  unpackTally,
} from './packed.ts';
import { dayPieces, hourOf, hourPieces, type Piece } from './pieces.ts';
import type { WriteTransaction } from './records-schema.ts';
import { addLook, addTime, EMPTY_TALLY, type Tally } from './tally.ts';

/** One look, and what it counts as. */
export interface RecordedLook {
  readonly sample: Sample;
  readonly sighting: Sighting;
}

/** Adds one look at one subject to its sample, hours and days, within a transaction over all of them. */
export async function writeLook(
  transaction: WriteTransaction,
  { sample, sighting }: RecordedLook,
  between: Between,
): Promise<void> {
  const { subject, atMs, state } = sample;
  const subjects = transaction.objectStore('subjects');
  const known = unpackLast(await subjects.get(subject));
  const { last, span } = foldLook(known, { atMs, state, sighting }, between);
  const toRollUps = { sample, state: span?.state ?? state };
  await Promise.all([
    isSameLook(known, last) ? undefined : subjects.put(packLast(last), subject),
    writeSample(transaction, sample),
    addTo(span === undefined ? [] : hourPieces(span), hourOf(atMs), {
      ...toRollUps,
      get: async (hour) => unpackTally(await transaction.objectStore('hours').get([subject, hour])),
      put: (tally, hour) => transaction.objectStore('hours').put(packTally(tally), [subject, hour]),
    }),
    addTo(span === undefined ? [] : dayPieces(span), dayOf(atMs), {
      ...toRollUps,
      get: async (day) => unpackDay(await transaction.objectStore('days').get([subject, day])),
      put: (tally, day) =>
        transaction.objectStore('days').put(packDay([subject, day], tally), [subject, day]),
    }),
  ]);
}

function isSameLook(a: LastLook | undefined, b: LastLook): boolean {
  return a?.atMs === b.atMs && a.state === b.state;
}

async function writeSample(transaction: WriteTransaction, sample: Sample): Promise<void> {
  const hourMs = hourOf(sample.atMs);
  const store = transaction.objectStore('samples');
  const stored = await store.get([sample.subject, hourMs]);
  const rows: unknown[] = Array.isArray(stored) ? stored : [];
  if (rows.length >= MOST_SAMPLES_AN_HOUR) return;
  await store.put([...rows, packSample(sample, hourMs)], [sample.subject, hourMs]);
}

interface RollUps<K> {
  readonly sample: Sample;
  /** Of the time that has passed. */
  readonly state: Sample['state'];
  readonly get: (key: K) => Promise<Tally | undefined>;
  readonly put: (tally: Tally, key: K) => Promise<unknown>;
}

/** Adds time to every roll-up that it lies in, and the look to the one that it was made in. */
async function addTo<K extends number | string>(
  pieces: readonly Piece<K>[],
  looked: K,
  { sample, state, get, put }: RollUps<K>,
): Promise<void> {
  const keys = new Set([...pieces.map(({ key }) => key), looked]);
  const add = async (key: K): Promise<void> => {
    // One that cannot be read begins anew.
    let tally: Tally = (await get(key)) ?? EMPTY_TALLY;
    for (const { ms, lengthMs } of pieces.filter((piece) => piece.key === key)) {
      tally = addTime(tally, { state, ms, lengthMs });
    }
    await put(key === looked ? addLook(tally, sample) : tally, key);
  };
  await Promise.all([...keys].map(add));
}
