import type { FeedProblem } from '../formats/official-word.ts';
import type { FeedBody } from './feed-platform.ts';

/** Bytes of a body, once fetch has unpacked it. */
const MAX_BYTES = 2_000_000;

/** Pieces of a body: ends one that comes in empty pieces, which never reaches the limit of bytes. */
const MAX_PIECES = 100_000;

/** Where an XML file may name its own encoding. */
const XML_START = 200;

/**
 * The body of an answer as text: at most 2 MB, decoded by its byte order mark, else by the charset it was sent with,
 * else by what an XML file says of itself, else as UTF-8. The body is let go of however this ends; `signal` ends it at
 * once. `asked` is the address for answers that do not say their own.
 */
export async function readFeedBody(
  response: Response,
  { signal, asked }: { readonly signal: AbortSignal; readonly asked: string },
): Promise<FeedBody | FeedProblem> {
  const bytes = await readBytes(response.body, signal);
  if (typeof bytes === 'string') return bytes;
  const sent = response.headers.get('content-type') ?? '';
  return {
    text: decode(bytes, sent),
    type: sent.replace(/;.*/s, '').trim().toLowerCase(),
    url: response.url || asked,
  };
}

async function readBytes(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): Promise<Uint8Array | FeedProblem> {
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const letGo = (): void => {
    reader.cancel().catch(() => undefined);
  };
  signal.addEventListener('abort', letGo, { once: true });
  try {
    const pieces: Uint8Array[] = [];
    let size = 0;
    while (pieces.length < MAX_PIECES) {
      const { done, value } = await reader.read();
      if (signal.aborted) return 'timeout';
      if (done) return join(pieces, size);
      size += value.byteLength;
      if (size > MAX_BYTES) return 'too-large';
      pieces.push(value);
    }
    return 'too-large';
  } catch {
    return signal.aborted ? 'timeout' : 'unreachable';
  } finally {
    signal.removeEventListener('abort', letGo);
    letGo();
  }
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

function decode(bytes: Uint8Array, sent: string): string {
  return decoderFor(encodingOf(bytes, sent)).decode(bytes);
}

function encodingOf(bytes: Uint8Array, sent: string): string {
  const [first, second] = bytes;
  if (first === 0xef && second === 0xbb) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const named = /charset\s*=\s*"?([\w.:-]+)/i.exec(sent)?.[1];
  if (named !== undefined) return named;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, XML_START));
  return /^\s*<\?xml[^>]*encoding=["']([\w.:-]+)/i.exec(start)?.[1] ?? 'utf-8';
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder();
  }
}
