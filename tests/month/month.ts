import 'fake-indexeddb/auto';
import { parseArgs } from 'node:util';
import { gapOf } from '../../src/formats/gap-of.ts';
import { looksOf } from '../../src/records/look-of.ts';
import { openRecords } from '../../src/records/open-records.ts';
import { pruneRecords } from '../../src/records/prune-records.ts';
import { recordRound } from '../../src/records/record-round.ts';
import { INTERVAL_MS, type KeptRound } from '../unit/alerts/play-alerts.ts';
import { playMonth } from './play-month.ts';
import { storedBytes } from './stored-bytes.ts';

/** 90 days of 100 services have 20 MB. */
const BUDGET = 20_000_000 / (90 * 100);

const { values } = parseArgs({ options: { seed: { type: 'string' }, days: { type: 'string' } } });
const { seed, days, services } = {
  seed: Number(values.seed ?? 20_261_123),
  days: Number(values.days ?? 30),
  services: 40,
};

const kept: KeptRound[] = [];
const month = playMonth({ seed, days, services, onRound: (round) => void kept.push(round) });
const { expected, found, faults, flapping, rounds, stateBytes } = month;

console.log(`${days} days, ${services} services, ${rounds} rounds, seed ${seed}`);
const count = (kind: string): number => faults.filter((one) => one.kind === kind).length;
console.log(
  `injected: ${count('outage')} outages, ${count('own')} faults at home, ${count('flapping')} times flapping, ${count('blip')} blips`,
);
let isRight = compare('incidents', expected.incidents, found.incidents);
isRight = compare('alerts', expected.alerts, found.alerts) && isRight;
console.log(`alerts of what flapped, each time: ${flapping.join(', ') || 'none'} (at most 1)`);
isRight = flapping.every((told) => told <= 1) && isRight;
console.log(`state of incidents, at most: ${stateBytes} bytes`);

const opened = await openRecords();
if (opened.kind !== 'open') throw new Error(opened.message);
const { db } = opened;
for (const { report, looks } of kept) {
  // Every pause of the month is longer than the gap.
  const between = { gapMs: gapOf(INTERVAL_MS), isAfterPause: false };
  await recordRound(db, { looks: looksOf(report, looks), incidents: [], ...between });
  await pruneRecords(db, Date.parse(report.startedAt));
}
const bytes = await storedBytes(db);
const most = Math.round(BUDGET * days * services);
console.log(`history: ${bytes} bytes of ${most} (the part of 20 MB for 90 days of 100 services)`);
isRight = bytes <= most && isRight;
db.close();
process.exitCode = isRight ? 0 : 1;

/** Prints how many there are, and every one that differs. */
function compare(what: string, wanted: readonly string[], got: readonly string[]): boolean {
  console.log(`${what}: ${wanted.length} expected, ${got.length} found`);
  for (const one of without(wanted, got)) console.log(`  missing: ${one}`);
  for (const one of without(got, wanted)) console.log(`  not expected: ${one}`);
  return JSON.stringify(wanted) === JSON.stringify(got);
}

function without(all: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
