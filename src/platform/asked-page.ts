import * as v from 'valibot';
import { type StoredItem, storedItem } from './storage.ts';

const askedPageSchema = v.strictObject({ origin: v.string(), untilMs: v.number() });

/**
 * The origin that menu or keys ask the popup to check, for some seconds. In memory alone, and taken away by the popup
 * as it reads it (`shown-page.ts`): an address in the popup's own URL would stay in the browser's history.
 */
export const askedPage: StoredItem<v.InferOutput<typeof askedPageSchema>> = storedItem(
  'page.asked',
  { area: 'session', schema: askedPageSchema },
);
