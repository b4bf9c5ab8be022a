import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:net';
import dnsPacket, { type Answer, type DecodedPacket } from 'dns-packet';
import type { AskLog } from './asked.ts';
import { type Question, type Resolution, resolve } from './dns-answer.ts';
import type { InternetState, ResolverState } from './internet-state.ts';

const RCODE_NUMBERS = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;
const RECURSION_AVAILABLE = 0x80;

export interface DnsServer {
  readonly addresses: readonly string[];
  /** Which of the state's resolvers it is. */
  readonly which: 'resolver' | 'secondResolver';
  readonly log: AskLog;
}

/** Serves one of the user's resolvers over UDP and TCP. Names live for 0 seconds. */
export async function serveDns(server: DnsServer, state: () => InternetState): Promise<void> {
  const { addresses, which, log } = server;
  const answer = (message: Buffer): Reply | undefined => {
    const query = decode(message);
    const question = query?.questions?.[0];
    if (query === undefined || question === undefined) return undefined;
    const { name, type } = question;
    log.note({ kind: 'name', host: name.toLowerCase(), type, by: which });
    return answerQuery(query, { question, state: state(), resolver: state()[which] });
  };
  for (const address of addresses) {
    await serveDatagrams(address, answer);
    const tcp = serveStream(answer);
    await new Promise<void>((ready) => tcp.listen(53, address, ready));
  }
}

type Answering = (message: Buffer) => Reply | undefined;

async function serveDatagrams(address: string, answer: Answering): Promise<void> {
  const udp = createSocket(address.includes(':') ? 'udp6' : 'udp4', (message, from) => {
    const reply = answer(message);
    if (reply === undefined) return;
    afterwards(reply, () => udp.send(reply.bytes, from.port, from.address));
  });
  await new Promise<void>((ready) => udp.bind(53, address, ready));
}

interface Reply {
  readonly bytes: Buffer;
  readonly delayMs: number;
}

function afterwards({ delayMs }: Reply, send: () => void): void {
  if (delayMs === 0) send();
  else setTimeout(send, delayMs);
}

function serveStream(answer: Answering): Server {
  return createServer((socket) => {
    let held = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      held = Buffer.concat([held, bytes]);
      while (held.length >= 2 && held.length >= 2 + held.readUInt16BE(0)) {
        const end = 2 + held.readUInt16BE(0);
        const reply = answer(held.subarray(2, end));
        held = held.subarray(end);
        if (reply !== undefined) afterwards(reply, () => socket.write(withLength(reply.bytes)));
      }
    });
  });
}

function withLength(reply: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(reply.length);
  return Buffer.concat([length, reply]);
}

interface Asking {
  readonly question: NonNullable<DecodedPacket['questions']>[number];
  readonly state: InternetState;
  readonly resolver: ResolverState;
}

function answerQuery(query: DecodedPacket, asking: Asking): Reply | undefined {
  const { question, state, resolver } = asking;
  const asked = { name: question.name, type: question.type };
  const resolution = resolve(state, resolver, asked);
  if (resolution.rcode === 'silent') return undefined;
  const bytes = dnsPacket.encode({
    type: 'response',
    id: query.id ?? 0,
    flags: dnsPacket.RECURSION_DESIRED | RECURSION_AVAILABLE | RCODE_NUMBERS[resolution.rcode],
    questions: [question],
    answers: toRecords(asked, resolution),
  });
  return { bytes, delayMs: resolution.delayMs ?? 0 };
}

function decode(message: Buffer): DecodedPacket | undefined {
  try {
    return dnsPacket.decode(message);
  } catch {
    return undefined;
  }
}

function toRecords({ name, type }: Question, resolution: Resolution): Answer[] {
  if (type === 'A' || type === 'AAAA') {
    return resolution.addresses.map((data) => ({ type, name, ttl: 0, data }));
  }
  return resolution.nameServers.map((data) => ({ type: 'NS', name, ttl: 0, data }));
}
