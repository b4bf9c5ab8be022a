import * as v from 'valibot';
import { ADHOC_ID } from './adhoc-id.ts';
import { endpointFunctionSchema } from './endpoint-function.ts';
import { webAddressSchema } from './web-address.ts';

/** Most services that one import takes. */
export const MAX_SERVICES = 1_000;

/** Most controls that one import takes. */
export const MAX_CONTROLS = 200;

/** Most endpoints that a service has. */
export const MAX_ENDPOINTS = 20;

/** Most parts of a status page that a service is made of. */
export const MAX_COMPONENTS = 100;
/** Characters of a component's id. */
const MAX_COMPONENT_ID = 200;

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const id = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    'must be 1 to 64 letters, digits, dots, dashes or underscores, the first a letter or digit',
  ),
);
const serviceId = v.pipe(
  id,
  v.notValue(
    ADHOC_ID,
    `must not be ${ADHOC_ID}: addresses that are checked without being added have it`,
  ),
);
const status = v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599));

const expectSchema = v.strictObject({
  status: v.exactOptional(
    v.union([
      status,
      v.pipe(
        v.tuple([status, status]),
        v.check(([from, to]) => from <= to, 'must start with the lower status'),
      ),
    ]),
  ),
  body: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))),
});

const endpointSchema = v.strictObject({
  url: webAddressSchema,
  function: v.exactOptional(endpointFunctionSchema, 'web'),
  expect: v.exactOptional(expectSchema),
});

const feedSchema = v.strictObject({
  kind: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  url: webAddressSchema,
  /** The page's own id, where it has one: another page at the same address is somebody else's. */
  page: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_COMPONENT_ID))),
  components: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_COMPONENT_ID))),
      v.maxLength(MAX_COMPONENTS),
    ),
  ),
});

export const serviceSchema = v.pipe(
  v.strictObject({
    id: serviceId,
    name,
    provider: v.exactOptional(name),
    enabled: v.exactOptional(v.boolean(), true),
    where: v.exactOptional(v.picklist(['internet', 'local']), 'internet'),
    endpoints: v.pipe(v.array(endpointSchema), v.minLength(1), v.maxLength(MAX_ENDPOINTS)),
    feed: v.exactOptional(feedSchema),
    official: v.exactOptional(webAddressSchema),
    /** Regions it is known to answer in; absent: everywhere. */
    reachableFrom: v.exactOptional(v.pipe(v.array(v.picklist(['china', 'world'])), v.minLength(1))),
    /** False: its incidents are kept, and nobody is told of them. Absent: true. */
    alerts: v.exactOptional(v.boolean()),
  }),
  v.transform((service) => ({ ...service, provider: service.provider ?? service.name })),
);

export const controlSchema = v.strictObject({
  id,
  operator: name,
  kind: v.picklist(['portal', 'https', 'address', 'doh']),
  url: webAddressSchema,
  expect: v.exactOptional(expectSchema),
});

const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, such as 22:30'),
);

const timeZone = v.pipe(
  v.string(),
  v.maxLength(100),
  v.check(isTimeZone, 'must be a time zone, such as Asia/Shanghai'),
);

const alertsSchema = v.strictObject({
  /** `theirs`: of services alone; `mine`: of the user's own side alone. */
  about: v.exactOptional(v.picklist(['both', 'theirs', 'mine'])),
  /** Tells once more of an incident that lasts this long; absent: never. */
  remindAfterMinutes: v.exactOptional(v.pipe(v.number(), v.minValue(10), v.maxValue(10_080))),
  /** Nothing is told from one time of day to the other, which may lie on the next day. Equal times: the whole day. */
  quiet: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          from: timeOfDay,
          to: timeOfDay,
          /** Days on which it begins, 1 Monday to 7 Sunday (ISO 8601); absent: all. */
          days: v.exactOptional(
            v.pipe(
              v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
              v.minLength(1),
              v.maxLength(7),
            ),
          ),
        }),
      ),
      v.maxLength(20),
    ),
  ),
  /** IANA time zone that quiet hours are meant in; absent: wherever the device is. */
  timeZone: v.exactOptional(timeZone),
});

const settingsSchema = v.strictObject({
  intervalMinutes: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(1_440))),
  /** No scheduled rounds while nobody has used the device for long. */
  pauseWhenIdle: v.exactOptional(v.boolean()),
  /** Scheduled rounds end for the month once they have cost this much; absent: no limit. */
  dataLimitMegabytes: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(1_000_000))),
  notify: v.exactOptional(v.boolean()),
  alerts: v.exactOptional(alertsSchema),
  /** Where this browser is, for choosing who to ask; absent: worked out when needed. */
  country: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters')),
  ),
  outsideView: v.exactOptional(
    v.strictObject({
      mode: v.exactOptional(v.picklist(['off', 'ask', 'auto'])),
      endpoint: v.exactOptional(webAddressSchema),
    }),
  ),
});

/** What a person exports, imports and edits. Absent `controls`: the built-in ones; absent settings: their defaults. */
export const configSchema = v.strictObject({
  format: v.literal('whichside/config'),
  version: v.literal(1),
  services: v.pipe(v.array(serviceSchema), v.maxLength(MAX_SERVICES)),
  controls: v.exactOptional(v.pipe(v.array(controlSchema), v.maxLength(MAX_CONTROLS))),
  settings: v.exactOptional(settingsSchema),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

export type Config = v.InferOutput<typeof configSchema>;
export type Service = Config['services'][number];
export type Endpoint = Service['endpoints'][number];
export type Control = NonNullable<Config['controls']>[number];
export type Settings = NonNullable<Config['settings']>;
