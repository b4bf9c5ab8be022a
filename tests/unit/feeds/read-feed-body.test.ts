import { expect, it } from 'vitest';
import { readFeedBody } from '../../../src/feeds/read-feed-body.ts';

const asked = 'https://status.shop.example/feed';
const never = new AbortController().signal;

const read = (response: Response, signal: AbortSignal = never) =>
  readFeedBody(response, { signal, asked });

const bytes = (...values: readonly number[]) => new Uint8Array(values);

function utf16(text: string, isBigEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(2 * index, text.charCodeAt(index), !isBigEndian);
  }
  return new Uint8Array(view.buffer);
}

it('reads text, with its media type without parameters and the address asked', async () => {
  const response = new Response('{"a":"é"}', {
    headers: { 'content-type': 'Application/JSON; charset=UTF-8' },
  });
  expect(await read(response)).toEqual({
    text: '{"a":"é"}',
    type: 'application/json',
    url: asked,
  });
});

it('tells an empty body from a missing one by nothing', async () => {
  expect(await read(new Response(null))).toMatchObject({ text: '', type: '' });
  expect(await read(new Response(new Uint8Array()))).toMatchObject({ text: '' });
});

it.each<[string, Uint8Array<ArrayBuffer>, string | undefined, string]>([
  ['UTF-8 with a mark', bytes(0xef, 0xbb, 0xbf, 0x5b, 0x5d), undefined, '[]'],
  ['UTF-16BE with a mark', utf16('\ufeff[{"service":"ü"}]', true), undefined, '[{"service":"ü"}]'],
  ['UTF-16LE with a mark', utf16('\ufeff[1]', false), 'text/plain; charset=utf-8', '[1]'],
  [
    'a charset that was sent',
    bytes(0x5b, 0xe9, 0x5d),
    'application/json; charset="ISO-8859-1"',
    '[é]',
  ],
  ['GB 18030', bytes(0xb9, 0xca, 0xd5, 0xcf), 'text/xml;charset=gb18030', '故障'],
  ['a charset that nobody knows', bytes(0x5b, 0x5d), 'application/json; charset=klingon', '[]'],
  ['UTF-8 that is broken', bytes(0x5b, 0xff, 0x5d), undefined, '[\ufffd]'],
])('decodes %s', async (_, body, type, text) => {
  const headers = type === undefined ? undefined : { 'content-type': type };
  expect(await read(new Response(body, headers && { headers }))).toMatchObject({ text });
});

it('believes what an XML file says of itself where nothing else is said', async () => {
  const start = new TextEncoder().encode('<?xml version="1.0" encoding="gb2312"?><a>');
  const body = new Uint8Array([...start, 0xb9, 0xca]);
  expect(await read(new Response(body))).toMatchObject({ text: expect.stringMatching(/<a>故$/) });
});

it('takes 2 MB, and not a byte more', async () => {
  expect(await read(new Response(new Uint8Array(2_000_000).fill(0x61)))).toMatchObject({
    type: '',
  });
  expect(await read(new Response(new Uint8Array(2_000_001)))).toBe('too-large');
});

it.each([
  ['without end', 64_000],
  ['without end, and without bytes', 0],
])('ends a body %s', async (_, size) => {
  let isLetGo = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(size)),
    cancel: () => {
      isLetGo = true;
    },
  });
  expect(await read(new Response(body))).toBe('too-large');
  expect(isLetGo).toBe(true);
});

it('ends a body that stands still when its time is over', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes(0x5b)),
  });
  expect(await read(new Response(body), AbortSignal.timeout(20))).toBe('timeout');
});

it('says of a body that breaks off that it did', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  expect(await read(new Response(body))).toBe('unreachable');
});
