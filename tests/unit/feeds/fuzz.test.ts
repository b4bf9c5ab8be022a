import { expect, test } from 'vitest';
import { FEED_KINDS, platformOf } from '../../../src/feeds/platforms.ts';
import { ALL_SAMPLES, type Sample } from './bodies/all-samples.ts';
import { mutate } from './mutate.ts';
import { readingFlaws } from './reading-flaws.ts';
import { seededRandom } from './seeded-random.ts';

const COUNT = 100_000;
/** Another one is taken with `FUZZ_SEED=<number>`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_122);

/** Kinds share evenly, whatever number of samples each has. */
const KINDS = [...new Set(ALL_SAMPLES.map((sample) => sample.kind))];
const BY_KIND = KINDS.map((kind) => ALL_SAMPLES.filter((sample) => sample.kind === kind));

test('every kind has a body of its own', () => {
  expect(KINDS.toSorted()).toEqual(FEED_KINDS.toSorted());
});

interface Outcome {
  readonly isRead: boolean;
  readonly flaws: readonly string[];
}

function outcome({ kind, body, context }: Sample, text: string): Outcome {
  try {
    const reading = platformOf(kind)?.parse({ ...body, text }, context);
    return { isRead: reading !== undefined, flaws: readingFlaws(reading) };
  } catch (error) {
    return { isRead: false, flaws: [`throws ${String(error)}`] };
  }
}

test(`no body out of ${COUNT.toLocaleString('en')} breaks a parser`, { timeout: 300_000 }, () => {
  const random = seededRandom(SEED);
  const texts = ALL_SAMPLES.map((sample) => sample.body.text);
  const started = performance.now();
  let read = 0;
  let slowest = 0;
  for (let count = 0; count < COUNT; count += 1) {
    const samples = BY_KIND[count % BY_KIND.length] ?? [];
    const sample = random.pick(samples);
    const text = mutate(sample.body.text, texts, random);
    const before = performance.now();
    const { isRead, flaws } = outcome(sample, text);
    slowest = Math.max(slowest, performance.now() - before);
    if (isRead) read += 1;
    if (flaws.length > 0) {
      expect.fail(`${sample.kind}, seed ${SEED}, body ${count}: ${flaws.join('; ')}\n${text}`);
    }
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.info(
    `${COUNT} bodies of ${BY_KIND.length} kinds, seed ${SEED}: ${read} read, ${COUNT - read} refused, slowest ${slowest.toFixed(1)} ms, ${seconds} s in all`,
  );
  // Mutations that only ever made rubbish would test nothing but the first look at a body.
  expect(read).toBeGreaterThan(COUNT / 10);
  expect(read).toBeLessThan(COUNT * 0.9);
});
