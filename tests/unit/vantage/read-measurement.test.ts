import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { outsideViewSchema } from '../../../src/formats/outside-view.ts';
import { readMeasurement } from '../../../src/vantage/read-measurement.ts';
import { httpResult } from '../../net/outside-view/http-result.ts';

const seen = { host: 'shop.example', secure: true };
const asked = { host: 'shop.example', country: 'CN' };

const probe = {
  continent: 'AS',
  region: 'Eastern Asia',
  country: 'CN',
  state: null,
  city: 'Guangzhou',
  asn: 64_512,
  longitude: 113.26,
  latitude: 23.12,
  network: 'Guangzhou Broadband',
  tags: ['eyeball-network'],
  resolvers: ['private'],
};

function measurement(members: Record<string, unknown> = {}) {
  return {
    id: 'av5Z6kM6FXLAfKO0',
    type: 'http',
    status: 'finished',
    createdAt: '2026-11-22T20:46:00.000Z',
    updatedAt: '2026-11-22T20:46:02.000Z',
    target: 'shop.example',
    probesCount: 1,
    results: [{ probe, result: httpResult('answers', seen) }],
    ...members,
  };
}

function withProbe(members: Record<string, unknown>) {
  const result = httpResult('fails', seen);
  return measurement({ results: [{ probe: { ...probe, ...members }, result }] });
}

describe('a measurement', () => {
  test('is told by place, network and what was seen there', () => {
    const far = { ...probe, country: 'DE', city: 'Hamburg', asn: 64_542, network: 'Hamburg Net' };
    const results = [
      { probe, result: httpResult('fails', seen) },
      { probe: far, result: httpResult('answers', seen) },
    ];
    const reading = readMeasurement(measurement({ results }), asked);
    expect(reading).toEqual({
      isFinal: true,
      count: 2,
      probes: [
        {
          country: 'CN',
          city: 'Guangzhou',
          asn: 64_512,
          network: 'Guangzhou Broadband',
          isNear: true,
          outcome: 'fails',
          code: 'connect ECONNREFUSED 203.0.113.7:443',
        },
        {
          country: 'DE',
          city: 'Hamburg',
          asn: 64_542,
          network: 'Hamburg Net',
          isNear: false,
          outcome: 'answers',
          status: 200,
          durationMs: 187,
        },
      ],
    });
    const view = { state: 'answered', host: 'shop.example', probes: reading?.probes };
    expect(v.is(outsideViewSchema, view)).toBe(true);
  });

  test('nobody is near where this browser is not known to be anywhere', () => {
    const reading = readMeasurement(measurement(), { host: 'shop.example' });
    expect(reading?.probes.map(({ isNear }) => isNear)).toEqual([false]);
  });

  test.each([
    ['in-progress', false],
    ['finished', true],
    ['cancelled', true], // any other word is final
  ])('%s', (status, isFinal) => {
    expect(readMeasurement(measurement({ status }), asked)?.isFinal).toBe(isFinal);
  });

  test('its host may be written another way', () => {
    const upper = measurement({ target: 'Shop.Example' });
    expect(readMeasurement(upper, { host: 'shop.example.' })?.probes).toHaveLength(1);
  });

  test('an empty list is nobody, not everybody well', () => {
    const reading = readMeasurement(measurement({ results: [] }), asked);
    expect(reading).toEqual({ isFinal: true, count: 0, probes: [] });
  });

  test('more than was asked for is left aside', () => {
    const results = Array.from({ length: 40 }, () => ({
      probe,
      result: httpResult('answers', seen),
    }));
    expect(readMeasurement(measurement({ results }), asked)?.probes).toHaveLength(5);
  });
});

describe('is none of ours', () => {
  test.each([
    null,
    undefined,
    'finished',
    [],
    {},
    measurement({ type: 'ping' }),
    measurement({ type: 'dns' }),
    measurement({ type: undefined }),
    measurement({ target: 'other.example' }),
    measurement({ target: null }),
    measurement({ status: undefined }),
    measurement({ results: undefined }),
    measurement({ results: null }),
    measurement({ results: { 0: 'x' } }),
  ])('%j', (value) => {
    expect(readMeasurement(value, asked)).toBeUndefined();
  });
});

describe('a machine', () => {
  test.each([
    { country: undefined },
    { country: '' },
    { country: 'China' },
    { asn: undefined },
    { asn: null },
    { asn: '64512' },
    { asn: 0 },
    { network: undefined },
  ])('that nobody can place is left out: %j', (members) => {
    expect(readMeasurement(withProbe(members), asked)).toEqual({
      isFinal: true,
      count: 1,
      probes: [],
    });
  });

  test.each([undefined, null, '', 7, ' \n '])('may have no city: %j', (city) => {
    const [only] = readMeasurement(withProbe({ city }), asked)?.probes ?? [];
    expect(only).toMatchObject({ country: 'CN', outcome: 'fails' });
    expect(only).not.toHaveProperty('city');
  });

  test('has names of one line, cut', () => {
    const long = { network: `Net\nwork ${'x'.repeat(300)}`, city: 'c'.repeat(300) };
    const [only] = readMeasurement(withProbe(long), asked)?.probes ?? [];
    expect(only?.network).toBe('Net');
    expect(only?.city).toHaveLength(100);
  });

  test('whose result cannot be read says nothing', () => {
    for (const result of [null, undefined, {}, 'x']) {
      const [only] =
        readMeasurement(measurement({ results: [{ probe, result }] }), asked)?.probes ?? [];
      expect(only).toMatchObject({ country: 'CN', outcome: 'void' });
    }
  });

  test('takes no other with it', () => {
    const results = [null, 7, { probe: null }, { probe, result: httpResult('answers', seen) }];
    expect(readMeasurement(measurement({ results }), asked)?.probes).toHaveLength(1);
  });
});
