import { type RecordsTrouble, recordsTroubleSchema } from '../formats/records.ts';
import { type StoredItem, storedItem } from './storage.ts';
import { storageTrouble } from './storage-trouble.ts';

/** Why history is not kept, or was begun anew; absent while all is well. */
export const recordsTrouble: StoredItem<RecordsTrouble> = storedItem('records.trouble', {
  area: 'local',
  schema: recordsTroubleSchema,
});

/** What is to be said of how things are stored: for pages, without the background. Undefined while all is well. */
export async function readTrouble(): Promise<RecordsTrouble | undefined> {
  // Where nothing can be written, it cannot be written either what ails history.
  const refused = await storageTrouble.get();
  return refused === undefined ? recordsTrouble.get() : { ...refused, why: 'unstored' };
}
