import * as v from 'valibot';
import type { Stage } from './stage.ts';

const API = '(globalThis.browser ?? globalThis.chrome)';

/** When the rounds that are kept now began. Asks storage, not the background: a look must not wake it. */
const KEPT_ROUNDS = `${API}.storage.local.get(['report', 'report.last'])
  .then((kept) => Object.values(kept).map(({ startedAt }) => startedAt))`;

/** Moments at which kept rounds began, ISO 8601. */
export async function keptRounds(stage: Stage): Promise<readonly string[]> {
  return v.parse(v.array(v.string()), await stage.browser().look(KEPT_ROUNDS));
}

/** When the youngest kept round began, in ms since the epoch; 0 before the first. */
export async function lastRoundMs(stage: Stage): Promise<number> {
  return Math.max(0, ...(await keptRounds(stage)).map((moment) => Date.parse(moment)));
}

const PROGRESS_SHOWS = `${API}.storage.session.get('progress')
  .then(({ progress }) => progress !== undefined)`;

/** Whether a round is shown as running. */
export async function showsProgress(stage: Stage): Promise<boolean> {
  return (await stage.browser().look(PROGRESS_SHOWS)) === true;
}

const ALARMS = `${API}.alarms.getAll()
  .then((alarms) => alarms.map(({ name, scheduledTime }) => ({ name, scheduledTime })))`;

const alarmsSchema = v.array(v.object({ name: v.string(), scheduledTime: v.number() }));

/** When the alarms ring that are set, in ms since the epoch. */
export async function alarmTimes(stage: Stage): Promise<readonly number[]> {
  const alarms = v.parse(alarmsSchema, await stage.browser().look(ALARMS));
  return alarms.map(({ scheduledTime }) => scheduledTime);
}

const usedSchema = v.object({
  ok: v.literal(true),
  value: v.object({ month: v.object({ bytes: v.number() }) }),
});

/** Bytes that rounds have cost this month by the extension's own account; undefined where it keeps none. */
export async function ownAccount(stage: Stage): Promise<number | undefined> {
  const reply = v.safeParse(usedSchema, await stage.browser().send({ type: 'getDataUse' }));
  return reply.success ? reply.output.value.month.bytes : undefined;
}
