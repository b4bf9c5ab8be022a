import { packLast, unpackLast } from './packed.ts';
import type { WriteTransaction } from './records-schema.ts';

/** Until its next look nobody knows how a subject is. */
export async function loseSight(transaction: WriteTransaction, subject: string): Promise<void> {
  const subjects = transaction.objectStore('subjects');
  const last = unpackLast(await subjects.get(subject));
  if (last === undefined || last.state === 'unobserved') return;
  await subjects.put(packLast({ ...last, state: 'unobserved' }), subject);
}
