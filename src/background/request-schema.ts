import * as v from 'valibot';
import { MAX_SERVICES } from '../formats/config.ts';
import { webAddressSchema } from '../formats/web-address.ts';

/** What may stand behind `Bearer ` (RFC 6750), within reason. */
const TOKEN = /^[\w.~+/-]{8,512}=*$/;

// An undefined member survives the way from page to background in Firefox, and vanishes in Chromium.
const trigger = v.optional(v.picklist(['popup', 'page']));

const moment = v.pipe(v.string(), v.isoTimestamp());

const yes = v.optional(v.literal(true));

const checkSchema = v.union([
  v.strictObject({
    type: v.literal('check'),
    services: v.optional(v.pipe(v.array(v.string()), v.maxLength(MAX_SERVICES))),
    askOutside: yes,
    switchedNetwork: yes,
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
  v.strictObject({ type: v.literal('getWatching') }),
  v.strictObject({ type: v.literal('pause'), until: v.nullable(moment) }),
  v.strictObject({ type: v.literal('getDataUse') }),
  v.strictObject({ type: v.literal('getMutes') }),
  v.strictObject({ type: v.literal('mute'), service: v.string(), until: v.nullable(moment) }),
  v.strictObject({ type: v.literal('testAlert') }),
  v.strictObject({ type: v.literal('deleteHistory') }),
  v.strictObject({ type: v.literal('askOfficial'), service: v.string() }),
  v.strictObject({ type: v.literal('tryFeed'), url: webAddressSchema }),
  v.strictObject({
    type: v.literal('getOutsideLimits'),
    only: v.exactOptional(v.literal('kept')),
  }),
  v.strictObject({
    type: v.literal('setOutsideToken'),
    token: v.nullable(v.pipe(v.string(), v.trim(), v.regex(TOKEN, 'is not a token'))),
  }),
]);

export type CheckRequest = v.InferOutput<typeof checkSchema>;
