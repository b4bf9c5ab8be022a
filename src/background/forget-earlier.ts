import { forgetKeys } from '../platform/storage.ts';

/** What earlier versions stored and nothing reads any more: `failures` was a memory that incidents have replaced. */
const GONE = ['failures'];

/** Takes away what earlier versions have left behind. Never rejects. */
export async function forgetEarlier(): Promise<void> {
  await forgetKeys('local', GONE);
}
