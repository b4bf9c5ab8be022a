import * as v from 'valibot';
import { type StoredItem, storedItem } from './storage.ts';

export const STORAGE_TROUBLE = 'storage.trouble';

const troubleSchema = v.strictObject({
  message: v.string(),
  sinceMs: v.pipe(v.number(), v.integer()),
});

/** That storage.local takes nothing, and since when (ms since the epoch); absent while it does. Pages read it too. */
export const storageTrouble: StoredItem<v.InferOutput<typeof troubleSchema>> = storedItem(
  STORAGE_TROUBLE,
  { area: 'session', schema: troubleSchema },
);
