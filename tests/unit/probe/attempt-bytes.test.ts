import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { askDoh } from '../../../src/probe/ask-doh.ts';
import { questionBytes } from '../../../src/probe/attempt-bytes.ts';
import { DeadlinePassed } from '../../../src/probe/deadline.ts';
import type { ConnectionHabits } from '../../../src/probe/ports.ts';
import { type ProbeTarget, probeEndpoint } from '../../../src/probe/probe-endpoint.ts';
import { letGo } from '../../../src/probe/read-body.ts';
import { type Behaviour, fakeNetwork, inFakeTime, type Reply } from './fake-network.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NEW = { connectStart: 5, connectEnd: 30, requestStart: 30, responseStart: 50 };
const REUSED = { connectStart: 5, connectEnd: 5, requestStart: 5, responseStart: 25 };
const FIREFOX: ConnectionHabits = { atOnce: 2, whenCut: 10 };

interface Case {
  readonly reply: Behaviour;
  readonly url?: string;
  readonly over?: Partial<ProbeTarget>;
  readonly habits?: ConnectionHabits;
  readonly allowed?: (url: string) => boolean;
  readonly world?: Readonly<Record<string, Behaviour>>;
  readonly deadlineMs?: number;
}

async function bytesOf(one: Case): Promise<number | undefined> {
  const { reply, url = 'https://a.example/', over, habits, allowed, world, deadlineMs } = one;
  const network = fakeNetwork({ world: { '*': reply, ...world }, ...(allowed && { allowed }) });
  const ports = { ...network.ports, ...(habits && { habits }) };
  const target = { n: 1, role: 'endpoint', url, redirect: 'follow', comparison: 'text' } as const;
  const controller = new AbortController();
  if (deadlineMs !== undefined) {
    setTimeout(() => controller.abort(new DeadlinePassed(deadlineMs)), deadlineMs);
  }
  const work = probeEndpoint({ ...target, attempt: 1, ...over }, ports, controller.signal);
  return (await inFakeTime(work)).bytes;
}

function answer(over: Partial<Extract<Reply, { kind: 'answer' }>> = {}): Reply {
  return { kind: 'answer', body: '', headers: { date: '' }, ...over };
}

const error = (code: string): Reply => ({ kind: 'error', code });

describe('answers', () => {
  test.each<[string, Case, number]>([
    [
      'a new connection costs a handshake',
      { reply: answer({ phases: { ...NEW, transferSize: 300 } }) },
      6_650,
    ],
    [
      'one that stood already costs none',
      { reply: answer({ phases: { ...REUSED, transferSize: 300 } }) },
      650,
    ],
    [
      'a browser that opens two at once pays for two',
      { reply: answer({ phases: { ...NEW, transferSize: 300 } }), habits: FIREFOX },
      12_650,
    ],
    [
      'the body is what the browser counts, with its packets',
      { reply: answer({ phases: { ...REUSED, transferSize: 1_300 } }) },
      650 + 1_060,
    ],
    [
      'so it is where it hides the sum and tells the body',
      { reply: answer({ phases: { ...NEW, transferSize: 0, bodySize: 1_000 } }) },
      6_650 + 1_060,
    ],
    [
      'long headers cost their length',
      { reply: answer({ headers: { date: '', csp: 'x'.repeat(2_993) }, phases: { ...REUSED } }) },
      350 + 3_000,
    ],
    ['plain http needs no handshake', { reply: answer(), url: 'http://a.example/' }, 1_350],
    ['what the browser tells nothing of is new', { reply: answer() }, 6_650],
    [
      'a long body that is given up comes as far as it is under way',
      {
        reply: answer({
          body: 'x'.repeat(17_000),
          headers: { date: '', 'content-length': '2000000' },
          phases: { ...REUSED, transferSize: 300 },
        }),
      },
      650 + 127_200,
    ],
    [
      'one whose rest is short comes whole',
      {
        reply: answer({
          body: 'x'.repeat(17_000),
          headers: { date: '', 'content-length': '20000' },
          phases: { ...REUSED, transferSize: 300 },
        }),
      },
      650 + 21_200,
    ],
    [
      'one that tells no length comes as pages do on average',
      { reply: answer({ body: 'x'.repeat(17_000), phases: { ...REUSED } }) },
      650 + 63_600,
    ],
  ])('%s', async (_, one, bytes) => {
    expect(await bytesOf(one)).toBe(bytes);
  });

  test('each hop of a redirect counts, and each host needs a connection of its own', async () => {
    const world = {
      'https://a.example/': answer({ location: 'https://a.example/home' }),
      'https://a.example/home': answer({ location: 'https://b.example/' }),
      'https://b.example/': answer(),
    };
    expect(await bytesOf({ reply: answer(), world })).toBe(6_000 + 650 + 650 + 6_000 + 650);
  });

  test('a redirect that is not followed is one request', async () => {
    const reply = answer({ location: 'https://b.example/' });
    const over = { redirect: 'manual' } as const;
    expect(await bytesOf({ reply, over })).toBe(6_650);
  });

  test('without host access the first look and the second count', async () => {
    const world = { 'https://a.example/': answer({ location: 'https://b.example/' }) };
    const allowed = (url: string): boolean => new URL(url).host === 'a.example';
    const bytes = await bytesOf({ reply: answer(), world, allowed });
    expect(bytes).toBeGreaterThan(2 * 6_650);
  });

  test('a DoH question counts like any request', async () => {
    const { ports } = fakeNetwork({ world: { '*': answer({ body: '{"Status":0}' }) } });
    const question = {
      n: 1,
      url: 'https://doh.example/resolve',
      operator: 'ares',
      subject: 'a.example',
      name: 'a.example',
      type: 'A',
    } as const;
    const work = askDoh(question, ports, new AbortController().signal);
    expect((await inFakeTime(work)).bytes).toBe(6_650 + Math.round(12 * 1.06));
  });
});

describe('failures', () => {
  test.each<[string, Case, number | undefined]>([
    [
      'nothing leaves a device without a link',
      { reply: error('net::ERR_INTERNET_DISCONNECTED') },
      undefined,
    ],
    ['nor what it blocks itself', { reply: error('net::ERR_BLOCKED_BY_CLIENT') }, undefined],
    [
      'a name that does not resolve costs its questions',
      { reply: error('net::ERR_NAME_NOT_RESOLVED') },
      600,
    ],
    ['a refusal costs a packet or two', { reply: error('net::ERR_CONNECTION_REFUSED') }, 550],
    ['silence is asked again and again', { reply: { kind: 'silence' }, deadlineMs: 4_000 }, 1_000],
    [
      'a greeting that is cut is sent once more',
      { reply: error('net::ERR_CONNECTION_RESET'), habits: { atOnce: 1, whenCut: 2 } },
      5_300,
    ],
    ['and by others ten times', { reply: error('NS_ERROR_NET_RESET'), habits: FIREFOX }, 25_300],
    ['a bad certificate came over the line', { reply: error('net::ERR_CERT_DATE_INVALID') }, 6_000],
    ['a server that hangs up was asked', { reply: error('net::ERR_EMPTY_RESPONSE') }, 6_350],
  ])('%s', async (_, one, bytes) => {
    expect(await bytesOf(one)).toBe(bytes);
  });

  test('what a redirect cost before its target failed counts as well', async () => {
    const world = { 'https://a.example/': answer({ location: 'https://b.example/' }) };
    const reply = error('net::ERR_CONNECTION_REFUSED');
    expect(await bytesOf({ reply, world })).toBe(6_650 + 550);
  });
});

describe('questions to others', () => {
  test('cost what the browser tells of them, and a handshake where it tells nothing', () => {
    const phases = { ...REUSED, fetchStart: 0, domainLookupStart: 0, domainLookupEnd: 0 };
    const url = 'https://status.example/summary.json';
    expect(questionBytes([{ url, phases: { ...phases, bodySize: 10_000 } }])).toBe(11_250);
    expect(questionBytes([{ url }])).toBe(6_650);
    expect(questionBytes([])).toBe(0);
  });
});

describe('a body that nobody reads', () => {
  const never = new Promise(() => undefined);
  const endless = (text: string): Response =>
    new Response(
      new ReadableStream({ start: (sink) => sink.enqueue(new TextEncoder().encode(text)) }),
    );

  test('is over where it is short', async () => {
    expect(await letGo(new Response('short'), never)).toBe(true);
    expect(await letGo(new Response(null), never)).toBe(true);
  });

  test('is not where more than the first packets came', async () => {
    expect(await letGo(endless('x'.repeat(20_000)), never)).toBe(false);
  });

  test('is given the time that it is told, and is cancelled then', async () => {
    let isCancelled = false;
    const stream = new ReadableStream({
      cancel: () => {
        isCancelled = true;
      },
    });
    const later = new Promise((resolve) => setTimeout(resolve, 100));
    const given = letGo(new Response(stream), later);
    await vi.advanceTimersByTimeAsync(100);
    expect([await given, isCancelled]).toEqual([false, true]);
  });

  test('may be longer where it came packed', async () => {
    const headers = { 'content-encoding': 'br' };
    expect(await letGo(new Response('x'.repeat(20_000), { headers }), never)).toBe(true);
    expect(await letGo(new Response('x'.repeat(70_000), { headers }), never)).toBe(false);
  });
});
