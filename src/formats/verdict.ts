import * as v from 'valibot';
import { REFUSALS, SERVICE_CAUSES, USER_CAUSES } from '../diagnosis/cause.ts';
import { SUSPECTS } from '../diagnosis/suspect.ts';

export const suspectSchema = v.picklist(SUSPECTS);
const suspect = suspectSchema;

/** A rule that fired or an observation it rests on, told in the user's language. */
const evidenceSchema = v.strictObject({
  id: v.string(),
  text: v.string(),
  clears: v.array(suspect),
  charges: v.array(suspect),
  observations: v.exactOptional(v.array(v.number())),
});

const evidence = v.array(evidenceSchema);

export const faultSchema = v.strictObject({
  kind: v.literal('fault'),
  suspects: v.tupleWithRest([suspect], suspect),
  cause: v.picklist([...USER_CAUSES, ...SERVICE_CAUSES]),
  scope: v.picklist(['down', 'partial', 'slow']),
  certainty: v.picklist(['suspected', 'confirmed']),
  evidence,
});

export const verdictSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('ok'), evidence }),
  v.strictObject({ kind: v.literal('refusing'), cause: v.picklist(REFUSALS), evidence }),
  faultSchema,
  v.strictObject({
    kind: v.literal('unknown'),
    why: v.picklist(['insufficient', 'ambiguous', 'just-woke', 'no-permission']),
    evidence,
  }),
]);

export type Evidence = v.InferOutput<typeof evidenceSchema>;
export type ReportVerdict = v.InferOutput<typeof verdictSchema>;
export type ReportFault = v.InferOutput<typeof faultSchema>;
