import * as v from 'valibot';

const bytes = v.pipe(v.number(), v.minValue(0));

const spanSchema = v.strictObject({
  /** Local calendar: `2026-11-23` or `2026-11`. */
  name: v.string(),
  /** Everything, services that are gone and pasted addresses included. */
  bytes,
  controlBytes: bytes,
  /** By id, of services that the configuration lists. */
  services: v.record(v.string(), bytes),
});

/** What rounds have cost: the last few days and months that were counted in, and the last few rounds of each kind. */
export const costBookSchema = v.strictObject({
  /** The one that was counted in last comes last, whatever its date: a clock may be set back. */
  days: v.array(spanSchema),
  months: v.array(spanSchema),
  /** Of automatic rounds, newest last. */
  recent: v.strictObject({ schedule: v.array(bytes), recheck: v.array(bytes) }),
  /** Of scheduled rounds, for each service that was looked at, newest last. */
  perLook: v.exactOptional(v.array(bytes)),
});

export type CostSpan = v.InferOutput<typeof spanSchema>;
export type CostBook = v.InferOutput<typeof costBookSchema>;
