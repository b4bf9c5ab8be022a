import * as v from 'valibot';
import type { FeedBody } from './feed-platform.ts';

/** Rows of one list that are looked at; a body of 2 MB could hold a million. */
const MAX_ROWS = 10_000;

/** Text, or nothing where it is missing or something else. */
export const text = v.fallback(v.optional(v.string()), undefined);

/** A text or a number that names something. */
export const id = v.pipe(
  v.union([v.pipe(v.string(), v.minLength(1), v.maxLength(200)), v.number()]),
  v.transform((value) => String(value)),
);

/** A list of which the rows that fit are kept; one that has rows, and none that fits, is refused. */
export function rows<S extends v.GenericSchema>(
  schema: S,
): v.GenericSchema<unknown, readonly v.InferOutput<S>[]> {
  return v.pipe(
    v.custom<readonly unknown[]>(Array.isArray),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const fitting: v.InferOutput<S>[] = [];
      for (const value of dataset.value.slice(0, MAX_ROWS)) {
        const result = v.safeParse(schema, value, { abortEarly: true });
        if (result.success) fitting.push(result.output);
      }
      if (fitting.length > 0 || dataset.value.length === 0) return fitting;
      addIssue({ message: 'no row of the expected shape' });
      return NEVER;
    }),
  );
}

/** Such a list, and an empty one where there is none. */
export function maybeRows<S extends v.GenericSchema>(
  schema: S,
): v.GenericSchema<unknown, readonly v.InferOutput<S>[]> {
  return v.nullish(rows(schema), []);
}

/** The body as JSON of a shape; undefined where it is something else. HTML is something else whatever is inside. */
export function readJson<S extends v.GenericSchema>(
  body: FeedBody,
  schema: S,
): v.InferOutput<S> | undefined {
  if (body.type.includes('html')) return;
  const result = v.safeParse(schema, jsonOf(body), { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** Finding out the kind of a page tries many on one body: up to 2 MB are parsed once. */
const parsed = new WeakMap<FeedBody, { readonly value: unknown }>();

function jsonOf(body: FeedBody): unknown {
  const known = parsed.get(body);
  if (known !== undefined) return known.value;
  let value: unknown;
  try {
    value = JSON.parse(body.text);
  } catch {
    // No JSON: undefined, which no schema takes.
  }
  parsed.set(body, { value });
  return value;
}
