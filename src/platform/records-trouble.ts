import { type RecordsTrouble, recordsTroubleSchema } from '../formats/records.ts';
import { type StoredItem, storedItem } from './storage.ts';

/** Why history is not kept, or was begun anew; absent while all is well. Pages read it without the background. */
export const recordsTrouble: StoredItem<RecordsTrouble> = storedItem('records.trouble', {
  area: 'local',
  schema: recordsTroubleSchema,
});
