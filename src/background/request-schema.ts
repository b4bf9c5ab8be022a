import * as v from 'valibot';
import { MAX_SERVICES } from '../formats/config.ts';

// An undefined member survives the way from page to background in Firefox, and vanishes in Chromium.
const trigger = v.optional(v.picklist(['popup', 'page']));

const checkSchema = v.union([
  v.strictObject({
    type: v.literal('check'),
    services: v.optional(v.pipe(v.array(v.string()), v.maxLength(MAX_SERVICES))),
    trigger,
  }),
  v.strictObject({ type: v.literal('check'), url: v.string(), trigger }),
]);

/** Every request that a page may send; anything else is malformed. */
export const requestSchema = v.union([
  v.strictObject({
    type: v.literal('importConfig'),
    config: v.unknown(),
    mode: v.picklist(['replace', 'merge']),
  }),
  v.strictObject({ type: v.literal('exportConfig') }),
  checkSchema,
  v.strictObject({ type: v.literal('getReport') }),
  v.strictObject({ type: v.literal('getIncidents') }),
]);

export type CheckRequest = v.InferOutput<typeof checkSchema>;
