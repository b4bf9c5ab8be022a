import { describe, expect, test } from 'vitest';
import { MAX_CONFIG_BYTES } from '../../../src/settings/config-size.ts';
import { parseConfig, parseConfigText } from '../../../src/settings/parse-config.ts';

const service = (over: object = {}): object => ({
  id: 'a',
  name: 'A',
  endpoints: [{ url: 'https://a.example/' }],
  ...over,
});
const config = (over: object = {}): object => ({
  format: 'whichside/config',
  version: 1,
  services: [service()],
  ...over,
});
const withEndpoint = (endpoint: object): object =>
  config({ services: [service({ endpoints: [endpoint] })] });

function pathsOf(input: unknown): string[] {
  const parsed = parseConfig(input);
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
}

describe('what is refused, and where', () => {
  const url = 'https://a.example/';
  const many = (length: number): object[] =>
    Array.from({ length }, (_, n) => service({ id: `s${n}` }));
  test.each<[string, unknown, string[]]>([
    ['nothing', undefined, ['']],
    ['a text', '{}', ['']],
    ['a list', [], ['']],
    ['another format', { format: 'whichside/report', version: 1 }, ['format']],
    ['no version', { format: 'whichside/config', services: [] }, ['version']],
    ['a newer version', config({ version: 2 }), ['version']],
    ['no services', { format: 'whichside/config', version: 1 }, ['services']],
    ['services that are no list', config({ services: {} }), ['services']],
    ['10,000 services', config({ services: many(10_000) }), ['services']],
    ['1,001 services', config({ services: many(1_001) }), ['services']],
    ['201 controls', config({ controls: Array.from({ length: 201 }, () => ({})) }), ['controls']],
    ['an unknown member', config({ extra: 1 }), ['extra']],
    [
      'an unknown member of a service',
      config({ services: [service({ colour: 'red' })] }),
      ['services[0].colour'],
    ],
    [
      'an unknown member of an endpoint',
      withEndpoint({ url, method: 'POST' }),
      ['services[0].endpoints[0].method'],
    ],
    ['an unknown setting', config({ settings: { theme: 'dark' } }), ['settings.theme']],
    [
      'an unknown member of the outside view',
      config({ settings: { outsideView: { token: 'x' } } }),
      ['settings.outsideView.token'],
    ],
    [
      'a javascript: address',
      withEndpoint({ url: 'javascript:alert(1)' }),
      ['services[0].endpoints[0].url'],
    ],
    [
      'a file: address',
      withEndpoint({ url: 'file:///etc/passwd' }),
      ['services[0].endpoints[0].url'],
    ],
    [
      'credentials',
      withEndpoint({ url: 'https://u:p@a.example/' }),
      ['services[0].endpoints[0].url'],
    ],
    [
      'a user name alone',
      withEndpoint({ url: 'https://u@a.example/' }),
      ['services[0].endpoints[0].url'],
    ],
    ['no address at all', withEndpoint({ url: 'a.example' }), ['services[0].endpoints[0].url']],
    [
      'a very long address',
      withEndpoint({ url: `https://a.example/${'x'.repeat(3_000)}` }),
      ['services[0].endpoints[0].url'],
    ],
    ['an address that is a number', withEndpoint({ url: 5 }), ['services[0].endpoints[0].url']],
    [
      'an unknown function',
      withEndpoint({ url, function: 'chat' }),
      ['services[0].endpoints[0].function'],
    ],
    [
      'a range upside down',
      withEndpoint({ url, expect: { status: [299, 200] } }),
      ['services[0].endpoints[0].expect.status'],
    ],
    [
      '100,000 endpoints that are none',
      config({ services: [service(), service({ endpoints: Array(100_000).fill(0) })] }),
      ['services[1].endpoints'],
    ],
    [
      '100,000 components that are none',
      config({ services: [service({ feed: { components: Array(100_000).fill(0) } })] }),
      ['services[0].feed.components'],
    ],
    ['no endpoints', config({ services: [service({ endpoints: [] })] }), ['services[0].endpoints']],
    [
      'more than 100 components of a status page',
      config({
        services: [service({ feed: { kind: 'x', url, components: Array(101).fill('c') } })],
      }),
      ['services[0].feed.components'],
    ],
    [
      'a component with a very long id',
      config({ services: [service({ feed: { kind: 'x', url, components: ['c'.repeat(201)] } })] }),
      ['services[0].feed.components[0]'],
    ],
    [
      'a bad official address',
      config({ services: [service({ official: 'data:,x' })] }),
      ['services[0].official'],
    ],
    [
      'the same id twice',
      config({ services: [service(), service({ id: 'b' }), service()] }),
      ['services[2].id'],
    ],
    [
      'the id of addresses that are not added',
      config({ services: [service({ id: 'adhoc' })] }),
      ['services[0].id'],
    ],
    [
      'a control id twice',
      config({ controls: [1, 2].map(() => ({ id: 'c', operator: 'O', kind: 'https', url })) }),
      ['controls[1].id'],
    ],
    [
      'an interval below a minute',
      config({ settings: { intervalMinutes: 0 } }),
      ['settings.intervalMinutes'],
    ],
    [
      'an outside view at javascript:',
      config({ settings: { outsideView: { endpoint: 'javascript:1' } } }),
      ['settings.outsideView.endpoint'],
    ],
  ])('%s', (_name, input, paths) => {
    expect(pathsOf(input)).toEqual(paths);
  });

  test('every problem is listed, the flood after a hundred is cut off and counted', () => {
    const services = many(300).map((s) => ({ ...s, name: 7 }));
    const parsed = parseConfig(config({ services }));
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problems).toHaveLength(101);
    expect(parsed.problems.at(-1)?.message).toBe('and 200 more problems');
  });

  const long = 'x'.repeat(100_000);
  test.each([
    ['a function', config({ services: [service({ endpoints: [{ url, function: long }] })] })],
    ['a name', config({ services: [service({ name: [long] })] })],
    ['a member', config({ services: [service({ [long]: 1 })] })],
    ['a text that is no JSON', long],
  ])('%s of 100,000 characters is not repeated', (_name, input) => {
    const parsed = typeof input === 'string' ? parseConfigText(input) : parseConfig(input);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed).length).toBeLessThan(600);
  });

  test('no character is cut in two', () => {
    const parsed = parseConfig(config({ [`${'x'.repeat(198)}😀x`]: 1 }));
    expect(parsed.ok || parsed.problems[0]?.path).toBe(`${'x'.repeat(198)}…`);
  });

  test('messages are sentences about the value', () => {
    const parsed = parseConfig(config({ extra: 1, services: [service({ name: 7 })] }));
    expect(parsed).toEqual({
      ok: false,
      problems: [
        { path: 'services[0].name', message: 'Expected string but received 7' },
        { path: 'extra', message: 'is not a known member' },
      ],
    });
  });
});

describe('what is accepted', () => {
  test('defaults are filled in', () => {
    const parsed = parseConfig(config());
    expect(parsed).toEqual({
      ok: true,
      config: {
        format: 'whichside/config',
        version: 1,
        services: [
          {
            id: 'a',
            name: 'A',
            provider: 'A',
            enabled: true,
            where: 'internet',
            endpoints: [{ url: 'https://a.example/', function: 'web' }],
          },
        ],
      },
    });
  });

  test.each([
    ['https://bücher.example/x', 'https://xn--bcher-kva.example/x'],
    ['https://例え.example', 'https://xn--r8jz45g.example/'],
    ['HTTPS://A.Example/', 'https://a.example/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['https://[2001:db8::1]/', 'https://[2001:db8::1]/'],
  ])('%s becomes %s', (written, normal) => {
    const parsed = parseConfig(withEndpoint({ url: written }));
    expect(parsed.ok && parsed.config.services[0]?.endpoints[0]?.url).toBe(normal);
  });

  test('an export parses to itself', () => {
    const first = parseConfig(
      config({
        services: [
          service({
            provider: 'P',
            enabled: false,
            where: 'local',
            official: 'https://p.example/',
          }),
        ],
        controls: [
          {
            id: 'c',
            operator: 'O',
            kind: 'portal',
            url: 'http://c.example/x',
            expect: { status: 204 },
          },
        ],
        settings: { intervalMinutes: 5, outsideView: { mode: 'ask' } },
      }),
    );
    expect(first.ok).toBe(true);
    if (first.ok) expect(parseConfig(JSON.parse(JSON.stringify(first.config)))).toEqual(first);
  });
});

describe('text of a file', () => {
  test('what is not JSON is refused', () => {
    const parsed = parseConfigText('services: []');
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems[0]?.message).toMatch(/^is not JSON: /);
  });

  test('50 MB are refused unread', () => {
    const parsed = parseConfigText('x'.repeat(50_000_000));
    expect(parsed).toEqual({
      ok: false,
      problems: [
        { path: '', message: `is too large: 50000000 bytes, at most ${MAX_CONFIG_BYTES}` },
      ],
    });
  });

  test('a byte order mark is no obstacle', () => {
    expect(parseConfigText(`\uFEFF${JSON.stringify(config())}`).ok).toBe(true);
  });
});
