import * as v from 'valibot';

/** What the program inside the client is to ask. */
export const orderSchema = v.object({
  /** The address that is watched. */
  url: v.string(),
  /** What a connectivity gate connects to. */
  gate: v.object({ host: v.string(), port: v.number() }),
  /** Whether is-online is let finish first, so that tools do not fill a narrow line between them. */
  inTurn: v.boolean(),
});

export type ClientOrder = v.InferOutput<typeof orderSchema>;

/** One look of a monitor: the status of the last hop, or that nothing usable came. */
const probeSchema = v.variant('kind', [
  v.object({ kind: v.literal('answer'), status: v.number() }),
  v.object({ kind: v.literal('failed') }),
]);

export type MonitorProbe = v.InferOutput<typeof probeSchema>;

/** What it found. */
export const answersSchema = v.object({
  isOnline: v.boolean(),
  isReachable: v.boolean(),
  /** Whether the gate's connection came to be. */
  isConnected: v.boolean(),
  /** Oldest first. */
  probes: v.array(probeSchema),
});

export type ClientAnswers = v.InferOutput<typeof answersSchema>;
