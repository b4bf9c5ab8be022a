import * as v from 'valibot';

/** Rows of a list that are looked at; a body of 2 MB could hold a million. */
const MAX_ROWS = 10_000;

/** What a JSON text holds, as that schema reads it; undefined where it is no JSON, or has another shape. */
export function readJson<Schema extends v.GenericSchema>(
  text: string,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, value, { abortEarly: true });
  return result.success ? result.output : undefined;
}

/** A list whose rows of another shape are left out; one that has rows, and none of that shape, is refused. */
export function rowsOf<Row>(
  row: v.GenericSchema<unknown, Row>,
): v.GenericSchema<unknown, readonly Row[]> {
  return v.pipe(
    v.custom<readonly unknown[]>(Array.isArray),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const rows: Row[] = [];
      for (const value of dataset.value.slice(0, MAX_ROWS)) {
        const result = v.safeParse(row, value, { abortEarly: true });
        if (result.success) rows.push(result.output);
      }
      if (rows.length > 0 || dataset.value.length === 0) return rows;
      addIssue({ message: 'no row of the expected shape' });
      return NEVER;
    }),
  );
}
