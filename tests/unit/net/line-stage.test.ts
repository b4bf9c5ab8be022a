import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { layStretches, type Stretch } from '../../net/line-stage.ts';
import { writeTransportChecksum } from '../../net/transport-checksum.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const V4 = { from: [192, 0, 2, 2], to: [203, 0, 113, 9] };

/** An IPv4 packet of that many bytes. */
function packet(bytes: number, { from, to } = V4): Buffer {
  const made = Buffer.alloc(bytes);
  made[0] = 0x45;
  Buffer.from([...from, ...to]).copy(made, 12);
  return made;
}

interface Arrival {
  readonly name: string;
  readonly atMs: number;
}

/** Sends packets at once and tells when each came out. */
function send(stretches: readonly Stretch[], packets: readonly Buffer[]): Arrival[] {
  const came: Arrival[] = [];
  const from = performance.now();
  const line = layStretches(stretches, (message) => {
    came.push({ name: message.toString(), atMs: Math.round(performance.now() - from) });
  });
  for (const [index, each] of packets.entries()) line.take(Buffer.from(String(index)), each);
  vi.advanceTimersByTime(60_000);
  return came;
}

function times(arrivals: readonly Arrival[]): readonly number[] {
  return arrivals.map(({ atMs }) => atMs);
}

describe('a stretch of a line', () => {
  test('holds what passes, one stretch after the other', () => {
    const came = send([{ holdMs: 100 }, { holdMs: 50 }], [packet(60), packet(60)]);
    expect(times(came)).toEqual([150, 150]);
  });

  test('sends one after the other where it is narrow, and drops what its queue has no room for', () => {
    const came = send(
      [{ holdMs: 0, kbitPerSecond: 80 }],
      Array.from({ length: 30 }, () => packet(1_000)),
    );
    expect(times(came).slice(0, 3)).toEqual([100, 200, 300]);
    expect(came).toHaveLength(24);
  });

  test('is free again once its queue is empty', () => {
    const narrow = { holdMs: 0, kbitPerSecond: 80 };
    expect(times(send([narrow], [packet(1_000)]))).toEqual([100]);
    const came: number[] = [];
    const line = layStretches([narrow], () => came.push(performance.now()));
    line.take(Buffer.alloc(1), packet(1_000));
    vi.advanceTimersByTime(10_000);
    const from = performance.now();
    line.take(Buffer.alloc(1), packet(1_000));
    vi.advanceTimersByTime(10_000);
    expect(Math.round((came[1] ?? 0) - from)).toBe(100);
  });

  test('jitters without reordering, unless it is to', () => {
    const chances = [0.9, 0.1, 0.5];
    const draw = (): void => {
      const left = [...chances];
      vi.spyOn(Math, 'random').mockImplementation(() => left.shift() ?? 0);
    };
    const three = [packet(60), packet(60), packet(60)];
    draw();
    expect(times(send([{ holdMs: 10, jitterMs: 100 }], three))).toEqual([100, 100, 100]);
    draw();
    const mixed = send([{ holdMs: 10, jitterMs: 100, reorders: true }], three);
    expect(mixed.map(({ name }) => name)).toEqual(['1', '2', '0']);
    expect(times(mixed)).toEqual([20, 60, 100]);
  });

  test('is travelled by those alone whose it is, in both directions and versions', () => {
    const stretch = { holdMs: 100, addresses: ['203.0.113.9', '2001:db8:a000::9'] };
    const back = packet(60, { from: V4.to, to: V4.from });
    const other = packet(60, { from: V4.from, to: [203, 0, 113, 10] });
    const six = Buffer.alloc(60);
    six[0] = 0x60;
    Buffer.from('20010db8a000000000000000000000ff', 'hex').copy(six, 8);
    Buffer.from('20010db8a00000000000000000000009', 'hex').copy(six, 24);
    expect(times(send([stretch], [packet(60), back, other, six]))).toEqual([0, 100, 100, 100]);
  });

  test('forgets what is under way when it ends', () => {
    const came: Buffer[] = [];
    const line = layStretches([{ holdMs: 100 }], (message) => came.push(message));
    line.take(Buffer.alloc(1), packet(60));
    line.end();
    vi.advanceTimersByTime(10_000);
    expect(came).toEqual([]);
  });
});

describe('a checksum', () => {
  test('of UDP over IPv6 is one that its receiver takes', () => {
    const udp = Buffer.from('d431003500130000', 'hex');
    const asked = Buffer.from('0001010000010000000000', 'hex');
    const header = Buffer.from('6000000000131140', 'hex');
    const from = Buffer.from('20010db8000000000000000000000001', 'hex');
    const to = Buffer.from('20010db8000000000000000000000002', 'hex');
    const frame = Buffer.concat([
      Buffer.alloc(12),
      Buffer.from('86dd', 'hex'),
      header,
      from,
      to,
      udp,
      asked,
    ]);
    writeTransportChecksum(frame);
    const words = Buffer.concat([
      from,
      to,
      Buffer.from([0, 0x13, 0, 17]),
      frame.subarray(54),
      Buffer.alloc(1),
    ]);
    let sum = 0;
    for (let at = 0; at < words.length; at += 2) sum += words.readUInt16BE(at);
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
    // Whoever receives it adds up everything, the checksum with it, to all ones (RFC 1071).
    expect(sum).toBe(0xffff);
  });
});
