import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './internet-state.ts';
import type { Response } from './write-answer.ts';

interface Repeated {
  readonly body: string;
  readonly repeat: number | 'endless';
  readonly pauseMs?: number | undefined;
}

/** Says a body again and again, no faster than the client takes it, and no longer than it stays. */
export function writeAgainAndAgain(response: Response, said: Repeated): void {
  const { body, repeat, pauseMs } = said;
  const most = repeat === 'endless' ? Number.POSITIVE_INFINITY : repeat;
  async function* parts(): AsyncGenerator<string> {
    for (let times = 0; times < most; times += 1) {
      if (times > 0 && pauseMs !== undefined) await pause(pauseMs);
      yield body;
    }
  }
  const source = Readable.from(parts());
  response.once('close', () => source.destroy());
  response.on('error', () => source.destroy());
  source.pipe(response);
}

/** Longer than any body that is cut short. */
const PROMISED_BYTES = 100_000;

/** Writes an answer with something wrong in it. Head and status are right unless none of it is HTTP. */
export function writeFlawed(
  response: Response,
  answer: Answer,
  flaw: NonNullable<Answer['flaw']>,
): void {
  if (flaw === 'not-http') {
    writeNoHttp(response);
    return;
  }
  response.statusCode = answer.status;
  for (const [key, value] of Object.entries(answer.headers ?? {})) response.setHeader(key, value);
  if (flaw === 'wrong-encoding') {
    response.setHeader('content-encoding', 'gzip');
    response.end(answer.body ?? 'not packed at all');
    return;
  }
  response.setHeader('content-length', PROMISED_BYTES);
  const body = answer.body ?? 'the beginning';
  if ('stream' in response) response.write(body, () => response.stream.destroy());
  else response.write(body, () => response.socket?.destroy());
}

/** Over HTTP/2, whose frames cannot be written wrongly from here, the connection ends instead. */
function writeNoHttp(response: Response): void {
  if ('stream' in response) response.stream.session?.destroy();
  else response.socket?.end('\u0000\u0001\u0002 nothing that anybody understands \u0003\r\n\r\n');
}
