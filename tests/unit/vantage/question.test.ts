import type { HttpMeasurementRequest } from 'globalping';
import { describe, expect, test } from 'vitest';
import { elsewhere, WORLD } from '../../../src/vantage/continent.ts';
import {
  askAnywhere,
  isAskable,
  MAX_PROBES,
  measurementOf,
  type OutsideQuestion,
} from '../../../src/vantage/question.ts';
import { readRequest } from '../../net/outside-view/request-schema.ts';
import { fc } from '../seeded.ts';

const EYEBALLS = ['eyeball-network'];

function asked(question: Partial<OutsideQuestion> = {}) {
  const measurement = measurementOf({ host: 'shop.example', secure: true, ...question });
  if (measurement === undefined) throw new Error('not askable');
  return measurement;
}

describe('the question', () => {
  test('asks three homes in the own country and one each on two other continents', () => {
    expect(asked({ country: 'CN' })).toEqual({
      type: 'http',
      target: 'shop.example',
      timeout: 10,
      locations: [
        { country: 'CN', tags: EYEBALLS, limit: 3 },
        { continent: 'EU', tags: EYEBALLS, limit: 1 },
        { continent: 'NA', tags: EYEBALLS, limit: 1 },
      ],
      measurementOptions: { protocol: 'HTTPS', request: { method: 'HEAD', path: '/' } },
    });
  });

  test.each([undefined, '', 'XX', 'T1', 'cn', 'EU', 'AQ', 'CN,DE', 'China'])(
    'asks all over the world where the country is %j',
    (country) => {
      expect(asked({ country }).locations).toEqual(
        ['AF', 'AS', 'EU', 'NA', 'SA'].map((continent) => ({
          continent,
          tags: EYEBALLS,
          limit: 1,
        })),
      );
    },
  );

  test.each([
    [true, undefined, 'HTTPS', undefined],
    [true, 443, 'HTTPS', undefined],
    [true, 8443, 'HTTPS', 8443],
    [true, 80, 'HTTPS', 80],
    [false, undefined, 'HTTP', undefined],
    [false, 80, 'HTTP', undefined],
    [false, 8080, 'HTTP', 8080],
  ])('secure %s at port %s', (secure, port, protocol, sent) => {
    const { measurementOptions } = asked({ secure, port });
    expect(measurementOptions.protocol).toBe(protocol);
    expect(measurementOptions.port).toBe(sent);
    expect('port' in measurementOptions).toBe(sent !== undefined);
  });

  test('asks the same of anybody once nobody was found', () => {
    const measurement = asked({ country: 'DE', port: 8443 });
    const { locations: _, ...rest } = measurement;
    expect(askAnywhere(measurement)).toEqual({ ...rest, limit: 5 });
  });

  test('is taken by the API and its own client, from every country', () => {
    for (const country of [...countries(), undefined]) {
      for (const body of [asked({ country }), askAnywhere(asked({ country }))]) {
        const typed: HttpMeasurementRequest = body;
        expect(readRequest(JSON.parse(JSON.stringify(typed)), { isUser: false })).toMatchObject({
          kind: 'valid',
        });
        const limits = body.locations?.map(({ limit }) => limit) ?? [body.limit ?? 0];
        expect(limits.reduce((sum, limit) => sum + limit, 0)).toBe(MAX_PROBES);
      }
    }
  });
});

describe('continents', () => {
  test('every country is known, and asks on two others', () => {
    const known = countries();
    // 249 codes of ISO 3166-1 and XK, without the five of Antarctica.
    expect(known).toHaveLength(245);
    for (const country of known) expect(new Set(elsewhere(country)).size).toBe(2);
  });

  test.each([
    ['CN', 'AS'],
    ['DE', 'EU'],
    ['US', 'NA'],
    ['BR', 'SA'],
    ['AU', 'OC'],
    ['ZA', 'AF'],
  ] as const)('%s does not ask its own continent %s', (country, own) => {
    expect(elsewhere(country)).not.toContain(own);
  });

  test('the world is five different continents', () => {
    expect(new Set(WORLD).size).toBe(MAX_PROBES);
  });
});

describe('who may be asked about', () => {
  test.each([
    'shop.example',
    'WWW.Shop.Example',
    'shop.example.',
    'a.b.c.d.shop.example',
    'xn--fiqs8s.xn--fiqz9s',
    '_dmarc.shop.example',
    '1.shop.example',
    '163.com',
  ])('%s', (host) => {
    expect(isAskable(host)).toBe(true);
    expect(asked({ host }).target).toBe(host.toLowerCase().replace(/\.$/, ''));
  });

  test.each([
    // Addresses
    '192.0.2.1',
    '192.0.2.1.',
    '0x7f.1',
    '3221225985',
    '2001:db8::1',
    '[2001:db8::1]',
    '::ffff:192.0.2.1',
    // Private names
    'localhost',
    'router',
    'nas.local',
    'wiki.corp',
    'printer.home.arpa',
    'git.internal',
    'NAS.LOCAL.',
    'hidden.onion',
    // More than a name
    'shop.example/path',
    'shop.example?query',
    'shop.example#part',
    'shop.example:8443',
    'user@shop.example',
    'user:password@shop.example',
    'https://shop.example',
    'shop.example\n',
    ' shop.example',
    'shop.example\u0000',
    'shöp.example',
    'shop%2eexample',
    // No names
    '',
    '.',
    '..',
    '.shop.example',
    'shop..example',
    'shop.example..',
    '-shop.example',
    'shop-.example',
    'xn--fiqz9s1.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ])('not %j', (host) => {
    expect(isAskable(host)).toBe(false);
    expect(measurementOf({ host, secure: true })).toBeUndefined();
  });

  test('whatever comes in, nothing but a bare public name goes out', () => {
    const piece = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('shop', '.', 'example', 'xn--fiqz9s', '-', '_', '1'),
      },
      { weight: 1, arbitrary: fc.constantFrom('192.0.2.1', '[2001:db8::1]', '.local', '。', 'É') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('https://', '/', '/login', '?a=b', '#c', '\\', '%2f'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(':', ':443', '@', 'user:word@', ' ', '\n', '\u0000'),
      },
    );
    const host = fc
      .tuple(
        fc.array(piece, { maxLength: 3 }),
        fc.constantFrom('shop.example', 'Shop.Example.', 'www.xn--fiqs8s.xn--fiqz9s', ''),
        fc.array(piece, { maxLength: 2 }),
      )
      .map(([before, name, after]) => [...before, name, ...after].join(''));
    let sent = 0;
    fc.assert(
      fc.property(host, fc.boolean(), (text, secure) => {
        const measurement = measurementOf({ host: text, secure, country: 'DE' });
        if (measurement === undefined) return;
        sent += 1;
        const { target, measurementOptions, ...rest } = measurement;
        expect(target).toMatch(/^[a-z0-9_.-]+\.[a-z][a-z0-9-]*[a-z0-9]$/);
        expect(new URL(`https://${target}/`).hostname).toBe(target);
        expect(measurementOptions.request).toEqual({ method: 'HEAD', path: '/' });
        // What was given shows up nowhere else.
        expect(Object.keys(rest).sort()).toEqual(['locations', 'timeout', 'type']);
        expect(JSON.stringify(rest)).not.toContain(target);
      }),
      { numRuns: 1_000 },
    );
    expect(sent).toBeGreaterThan(50);
  });
});

function countries(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => elsewhere(code) !== undefined);
}
