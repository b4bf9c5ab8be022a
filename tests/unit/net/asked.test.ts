import { describe, expect, test } from 'vitest';
import { arrivalsAt, countByHost, createAskLog, requestsTo } from '../../net/asked.ts';

const request = {
  kind: 'request',
  atMs: 0,
  secure: true,
  method: 'GET',
  path: '/',
  headers: {},
} as const;

describe('the log of who was asked', () => {
  test('counts by host, in the order of the alphabet', () => {
    const log = createAskLog();
    log.note({ kind: 'name', host: 'b.example', type: 'A', by: 'resolver' });
    log.note({ kind: 'name', host: 'b.example', type: 'AAAA', by: 'Elm' });
    log.note({ kind: 'greeting', atMs: 0, host: 'b.example' });
    log.note({ ...request, host: 'b.example' });
    log.note({ ...request, host: 'a.example' });
    expect(countByHost(log.all())).toEqual([
      { host: 'a.example', names: 0, greetings: 0, requests: 1 },
      { host: 'b.example', names: 2, greetings: 1, requests: 1 },
    ]);
  });

  test('keeps what is learned of a request later, and forgets when told to', () => {
    const log = createAskLog();
    const asked = log.note({ ...request, host: 'a.example' });
    Object.assign(asked, { status: 304 });
    expect(requestsTo(log.all(), 'a.example')).toMatchObject([{ status: 304 }]);
    expect(requestsTo(log.all(), 'b.example')).toEqual([]);
    log.forget();
    expect(log.all()).toEqual([]);
  });

  test('says when a host was asked, and counts greetings where nothing else arrives', () => {
    const log = createAskLog();
    log.note({ ...request, host: 'a.example', atMs: 30, secure: false });
    log.note({ kind: 'greeting', atMs: 10, host: 'a.example' });
    log.note({ kind: 'name', host: 'a.example', type: 'A', by: 'resolver' });
    log.note({ ...request, host: 'b.example', atMs: 20 });
    const at = (greetings: boolean) => arrivalsAt(log.all(), { host: 'a.example', greetings });
    const [greeting, plain] = [
      { atMs: 10, secure: true },
      { atMs: 30, secure: false },
    ];
    expect(at(true)).toEqual([greeting, plain]);
    expect(at(false)).toEqual([plain]);
  });
});
