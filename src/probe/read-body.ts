/** Most bytes that are ever read of a body. */
const BODY_LIMIT = 4_096;

export interface BodyStart {
  readonly text: string;
  /** Bytes read: all of the body, or `BODY_LIMIT` and perhaps more in its last chunk. */
  readonly bytes: number;
  /** More was to come when it was given up. */
  readonly isCut?: true;
}

/** Reads the beginning of a body and gives up the rest; undefined where it broke off before the limit. */
export async function readBodyStart(response: Response): Promise<BodyStart | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return { text: '', bytes: 0 };
  const decoder = decoderFor(response.headers.get('content-type'));
  let text = '';
  let bytes = 0;
  try {
    while (bytes < BODY_LIMIT) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), bytes };
      bytes += value.byteLength;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return undefined;
  }
  await reader.cancel().catch(() => undefined);
  return { text: text.slice(0, BODY_LIMIT), bytes, isCut: true };
}

/** What a server sends before anything was confirmed: ten packets (RFC 6928). It comes whether or not it is read. */
const FIRST_FLIGHT = 16_384;
/** Texts are this much longer than they were on the way. */
const TIMES_PACKED = 4;

/**
 * Gives up a body that nobody reads. True where it was seen to end: a short one comes with its headers, and only who
 * looks knows. One that has not begun is given until `isLate` resolves, during which nothing is on the way.
 */
export async function letGo(response: Response, isLate: Promise<unknown>): Promise<boolean> {
  const reader = response.body?.getReader();
  if (reader === undefined) return true;
  const limit = FIRST_FLIGHT * (response.headers.has('content-encoding') ? TIMES_PACKED : 1);
  const ended = await Promise.race([endsWithin(limit, reader), isLate.then(() => false)]);
  await reader.cancel().catch(() => undefined);
  return ended;
}

async function endsWithin(
  limit: number,
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<boolean> {
  try {
    for (let bytes = 0; bytes < limit; ) {
      const { done, value } = await reader.read();
      if (done) return true;
      bytes += value.byteLength;
    }
    return false;
  } catch {
    return true;
  }
}

/** Texts are asked for in the page's own encoding: GBK is still common in China. */
function decoderFor(contentType: string | null): TextDecoder {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
