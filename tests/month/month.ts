import 'fake-indexeddb/auto';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { RecordedIncident } from '../../src/formats/records.ts';
import { openRecords } from '../../src/records/open-records.ts';
import { openRecordReader } from '../../src/records/record-reader.ts';
import { incidentsOf, without } from './found.ts';
import { keepMonth } from './keep-month.ts';
import { MONTH_MS, type Month, type MonthRound, playMonth } from './play-month.ts';
import { storedBytes } from './stored-bytes.ts';

/** 90 days of 100 services have 20 MB. */
const BUDGET = 20_000_000 / (90 * 100);

const { values } = parseArgs({ options: { seed: { type: 'string' }, days: { type: 'string' } } });
const { seed, days, services } = {
  seed: Number(values.seed ?? 20_261_123),
  days: Number(values.days ?? 30),
  services: 40,
};

const rounds: MonthRound[] = [];
const month = playMonth({ seed, days, services, onRound: (round) => void rounds.push(round) });
const { expected, found, faults, flapped, shared } = month;
let isRight = true;

console.log(`${days} days, ${services} services, ${month.rounds} rounds, seed ${seed}`);
const count = (kind: string): number => faults.filter((one) => one.kind === kind).length;
console.log(
  `injected: ${count('outage')} outages, ${count('own')} faults at home, ${flapped.length} times flapping, ${count('blip')} blips`,
);
compare('incidents', expected.incidents, found.incidents);
compare('alerts', expected.alerts, found.alerts);
console.log(`messages of more than 3 providers: ${shared.messages}`);
claim('each end of what such a message told is told', shared.endless.length === 0, shared.endless);
console.log('what flapped, each time:');
for (const { periodMs, isQuiet, alerts, incidents } of flapped) {
  const when = isQuiet ? ', in quiet hours' : '';
  console.log(
    `  every ${Math.round(periodMs / 1_000)} s${when}: ${alerts} alerts, ${incidents} incidents`,
  );
}
claim(
  'none of it is told more than once',
  flapped.every(({ alerts }) => alerts <= 1),
);
claim(
  'some of it is told',
  flapped.some(({ alerts }) => alerts === 1),
);
console.log(`state of incidents, at most: ${month.stateBytes} bytes`);

const opened = await openRecords();
if (opened.kind !== 'open') throw new Error(opened.message);
await keepMonth(opened.db, rounds);
await readBack(month);
const bytes = await storedBytes(opened.db);
const most = Math.round(BUDGET * days * services);
console.log(
  `history: ${bytes.all} bytes, ${bytes.all - bytes.incidents} without incidents and their reports, of ${most} (the part of 20 MB for 90 days of 100 services)`,
);
claim('the history is within its budget', bytes.all <= most);
opened.db.close();
process.exitCode = isRight ? 0 : 1;

/** Reads the history by the product's own reader, and compares it with what was told and injected. */
async function readBack({ incidents: told }: Month): Promise<void> {
  const read = await openRecordReader();
  if (read.kind !== 'open') throw new Error(read.message);
  const { reader } = read;
  const kept = await reader.incidents();
  const own = kept.map(({ incident }) => incident);
  compare('incidents in the history', expected.incidents, incidentsOf(faults, own, MONTH_MS));
  compare('ids in the history', [...told.keys()].sort(), own.map(({ id }) => id).sort());
  const unlike = own.filter((one) => !isDeepStrictEqual(one, told.get(one.id)));
  claim('each is there as it was told last', unlike.length === 0, unlike);
  const changing = faults.filter(({ changesMs }) => changesMs !== undefined);
  const changed = own.filter(({ changes }) => changes.length > 1).length;
  const wanted = changing.reduce((sum, one) => sum + one.services.length, 0);
  console.log(`incidents whose verdict changed: ${wanted} expected, ${changed} in the history`);
  claim('every change of a verdict is there', changed === wanted);
  const whole = await Promise.all(own.map(({ id }) => reader.incident(id)));
  const bare = whole.filter((one) => one === undefined || !isProven(one));
  claim('each has the report that confirmed it, with its evidence', bare.length === 0, bare);
  claim('every record can be read', reader.unreadable() === 0, reader.unreadable());
  reader.close();
}

/** Whether its report is that of the round that confirmed it, and holds what its verdict rests on. */
function isProven({ incident, report }: RecordedIncident): boolean {
  if (report?.startedAt !== incident.confirmedAt) return false;
  const [service] = report.services;
  // What comes and goes may be confirmed by a round in which it answers.
  if (incidentsOf(faults, [incident], MONTH_MS).length === 0) return true;
  const verdict = incident.service === null ? report.user : service?.verdict;
  const attempts = incident.service === null ? report.controls : (service?.observations ?? []);
  const ofOthers = report.services.some(({ id }) => id !== incident.service);
  return (
    verdict?.kind === 'fault' && verdict.evidence.length > 0 && attempts.length > 1 && !ofOthers
  );
}

/** Prints how many there are, and every one that differs. */
function compare(what: string, wanted: readonly string[], got: readonly string[]): void {
  console.log(`${what}: ${wanted.length} expected, ${got.length} found`);
  for (const one of without(wanted, got)) console.log(`  missing: ${one}`);
  for (const one of without(got, wanted)) console.log(`  not expected: ${one}`);
  isRight &&= isDeepStrictEqual(wanted, got);
}

function claim(text: string, holds: boolean, seen?: unknown): void {
  if (holds) return;
  isRight = false;
  console.log(
    `DOES NOT HOLD: ${text}. ${seen === undefined ? '' : JSON.stringify(seen).slice(0, 1_500)}`,
  );
}
