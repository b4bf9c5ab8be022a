import type { ResourcePhases } from '../probe/ports.ts';

/** More finished requests than any batch has; browsers keep 250 unless told otherwise. */
const BUFFER_SIZE = 2_000;

/** Marks the address of an attempt, which accounts for itself. */
const ATTEMPT = '#whichside-';
/** Nobody counts for ever what nobody takes. */
const MOST_QUESTIONS = 200;

/** Addresses that others were asked at; what a dying background loses of it was a small part of its requests. */
const asked: string[] = [];

/** Makes room for the timing of every request of a round. */
export function makeRoomForTimings(): void {
  performance.setResourceTimingBufferSize(BUFFER_SIZE);
}

/**
 * Where the time of the last finished request of this address went. Forgets everything once half the room is used,
 * since entries cannot be forgotten one by one.
 */
export function requestTiming(address: string): ResourcePhases | undefined {
  const entry = lastEntry(address) ?? lastEntry(withoutFragment(address));
  if (performance.getEntriesByType('resource').length > BUFFER_SIZE / 2) {
    performance.clearResourceTimings();
  }
  return entry === undefined ? undefined : phasesOf(entry);
}

/** Notes a request that goes out now, unless it is an attempt. */
export function noteQuestion(url: string): void {
  if (!url.includes(ATTEMPT) && asked.length < MOST_QUESTIONS) asked.push(url);
}

/** What others were asked since the last call. */
export function takeQuestions(): readonly { url: string; phases?: ResourcePhases | undefined }[] {
  return asked.splice(0).map((url) => ({ url, phases: requestTiming(url) }));
}

function lastEntry(name: string): PerformanceResourceTiming | undefined {
  const entry = performance.getEntriesByName(name, 'resource').at(-1);
  return entry instanceof PerformanceResourceTiming ? entry : undefined;
}

function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

function phasesOf(entry: PerformanceResourceTiming): ResourcePhases {
  const { fetchStart, domainLookupStart, domainLookupEnd } = entry;
  const { connectStart, connectEnd, requestStart, responseStart } = entry;
  const { transferSize, encodedBodySize: bodySize } = entry;
  return {
    fetchStart,
    domainLookupStart,
    domainLookupEnd,
    connectStart,
    connectEnd,
    requestStart,
    responseStart,
    transferSize,
    bodySize,
  };
}
