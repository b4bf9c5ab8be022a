import * as v from 'valibot';

const layer = v.picklist([
  'offline',
  'dns',
  'tcp',
  'tls',
  'http',
  'proxy',
  'blocked',
  'timeout',
  'aborted',
  'permission',
  'unknown',
]);

const yes = v.literal(true);

const responseSchema = v.strictObject({
  kind: v.literal('response'),
  status: v.number(),
  verified: v.boolean(),
  opaque: v.exactOptional(yes),
  address: v.exactOptional(v.string()),
  reused: v.exactOptional(yes),
  finalHost: v.exactOptional(v.string()),
  content: v.exactOptional(v.picklist(['expected', 'other', 'tiny'])),
  redirectHost: v.exactOptional(v.string()),
  redirectSecure: v.exactOptional(yes),
  proxy: v.exactOptional(v.string()),
  challenge: v.exactOptional(yes),
  retryAfterMs: v.exactOptional(v.number()),
  clockSkewMs: v.exactOptional(v.number()),
  cdn: v.exactOptional(v.string()),
  phases: v.exactOptional(
    v.strictObject({ dnsMs: v.number(), connectMs: v.number(), firstByteMs: v.number() }),
  ),
  headless: v.exactOptional(yes),
  proxied: v.exactOptional(yes),
});

const failureSchema = v.strictObject({
  kind: v.literal('failure'),
  layer,
  code: v.string(),
  tls: v.exactOptional(
    v.picklist([
      'date',
      'authority',
      'name',
      'revoked',
      'protocol',
      'interception',
      'client-certificate',
      'other',
    ]),
  ),
  transport: v.exactOptional(
    v.picklist([
      'refused',
      'reset',
      'unreachable',
      'closed',
      'ended',
      'garbled',
      'truncated',
      'redirect-loop',
      'bad-redirect',
    ]),
  ),
  blocker: v.exactOptional(
    v.picklist(['extension', 'policy', 'local-network', 'firewall', 'browser']),
  ),
  proxyFault: v.exactOptional(
    v.picklist(['unreachable', 'sign-in', 'denied', 'upstream', 'unclear']),
  ),
  discard: v.exactOptional(yes),
  opaque: v.exactOptional(yes),
  deadlineMs: v.exactOptional(v.number()),
  finalHost: v.exactOptional(v.string()),
  verified: v.exactOptional(yes),
  proxied: v.exactOptional(yes),
});

export const observationSchema = v.strictObject({
  n: v.number(),
  role: v.picklist([
    'endpoint',
    'portal',
    'https',
    'address',
    'doh',
    'resolver',
    'canary',
    'knock',
    'plain-http',
  ]),
  endpoint: v.string(),
  host: v.string(),
  secure: v.boolean(),
  operator: v.exactOptional(v.string()),
  subject: v.exactOptional(v.string()),
  unproven: v.exactOptional(yes),
  index: v.exactOptional(v.number()),
  attempt: v.picklist([1, 2]),
  startedAt: v.string(),
  durationMs: v.number(),
  bytes: v.exactOptional(v.number()),
  outcome: v.variant('kind', [responseSchema, failureSchema]),
  answer: v.exactOptional(
    v.strictObject({
      name: v.string(),
      type: v.picklist(['A', 'AAAA', 'NS', 'A+AAAA']),
      rcode: v.number(),
      addresses: v.array(v.string()),
      ranges: v.array(v.picklist(['public', 'private', 'fake'])),
      aliases: v.exactOptional(v.array(v.string())),
      checkingDisabled: v.exactOptional(yes),
      via: v.exactOptional(v.picklist(['secure', 'system'])),
    }),
  ),
});
