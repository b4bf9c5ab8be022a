import * as v from 'valibot';
import type { OutsideProbe } from '../formats/outside-view.ts';
import { firstLine } from './first-line.ts';
import { MAX_PROBES } from './question.ts';
import { readResult } from './read-result.ts';

/** Characters of a city's or network's name that are kept. */
const MAX_NAME = 100;

export interface MeasurementReading {
  /** Nothing more will come. */
  readonly isFinal: boolean;
  /** How many results it had, readable or not. */
  readonly count: number;
  readonly probes: readonly OutsideProbe[];
}

const measurementSchema = v.object({
  type: v.literal('http'),
  status: v.string(),
  target: v.string(),
  results: v.array(v.unknown()),
});

const probeSchema = v.object({
  country: v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{2}$/)),
  city: v.fallback(v.string(), ''),
  asn: v.pipe(v.number(), v.integer(), v.minValue(1)),
  network: v.string(),
});

const itemSchema = v.object({ probe: probeSchema, result: v.unknown() });

/** What was asked: an answer about anything else is none. */
export interface Asked {
  readonly host: string;
  /** Where this browser is; absent: not known, and nobody counts as near. */
  readonly country?: string | undefined;
}

/**
 * What a measurement says so far; undefined where this is no `http` measurement of that host. A result whose machine
 * cannot be read is left out: nobody knows whose it is.
 */
export function readMeasurement(value: unknown, asked: Asked): MeasurementReading | undefined {
  const parsed = v.safeParse(measurementSchema, value);
  if (!parsed.success) return undefined;
  const { status, target, results } = parsed.output;
  if (target.toLowerCase() !== asked.host.toLowerCase().replace(/\.$/, '')) return undefined;
  return {
    // Any other word is final (API 1.0.0, getMeasurement).
    isFinal: status !== 'in-progress',
    count: results.length,
    probes: results.slice(0, MAX_PROBES).flatMap((item) => readItem(item, asked.country)),
  };
}

function readItem(value: unknown, here: string | undefined): OutsideProbe[] {
  const parsed = v.safeParse(itemSchema, value);
  if (!parsed.success) return [];
  const { country, asn, network, ...place } = parsed.output.probe;
  const city = firstLine(place.city, MAX_NAME);
  return [
    {
      country,
      ...(city !== '' && { city }),
      asn,
      network: firstLine(network, MAX_NAME),
      isNear: country === here,
      ...readResult(parsed.output.result),
    },
  ];
}
