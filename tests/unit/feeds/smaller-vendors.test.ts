import { describe, expect, test } from 'vitest';
import { NOW_MS, rss } from './bodies/feed-texts.ts';
import { partsOf, readVendor } from './read-vendor.ts';

describe('Meta', () => {
  test.each([
    ['No known issues', 'operational'],
    ['Resolved', 'operational'],
    ['Low disruptions', 'degraded'],
    ['Medium disruptions', 'partial'],
    ['High disruptions', 'major'],
    ['Odd disruptions', 'unknown'],
  ])('%s is %s', (status, level) => {
    const body = [{ id: 'org', name: 'Org', services: [{ id: 1, name: 'S', status }] }];
    expect(partsOf(readVendor('meta', body))).toEqual([`org: ${level}`, `org/1: ${level}`]);
  });

  test('an empty list says nothing', () => {
    expect(readVendor('meta', [])).toBeUndefined();
  });
});

describe('the others', () => {
  test('Tencent: a region that does not exist, or an error, is not this feed', () => {
    expect(
      readVendor('tencent-cloud', { Response: { Data: { CategoryList: [] } } }),
    ).toBeUndefined();
    expect(readVendor('tencent-cloud', { Response: { Error: { Code: 'x' } } })).toBeUndefined();
  });

  test('Alibaba: an event is open until its end', () => {
    const event = { id: 1, title: 't', eventType: 'ALARM', startTime: NOW_MS - 1_000 };
    const level = (over: object) =>
      readVendor('alibaba-cloud', { data: [{ ...event, ...over }] })?.level;
    expect(level({ endTime: NOW_MS + 1_000 })).toBe('partial');
    expect(level({ endTime: NOW_MS - 500 })).toBe('operational');
    expect(level({ startTime: NOW_MS + 500 })).toBe('operational');
    expect(level({ eventType: 'CARNIVAL' })).toBe('unknown');
    expect(readVendor('alibaba-cloud', { success: false, data: [] })).toBeUndefined();
  });

  test('Azure DevOps: an advisory is told and charges nobody; an unknown word is kept', () => {
    const body = (health: string) => ({
      status: { health, message: 'm' },
      services: [{ id: 's', geographies: [] }],
    });
    expect(readVendor('azure-devops', body('advisory'))).toMatchObject({
      level: 'operational',
      incidents: [{ title: 'm' }],
    });
    expect(readVendor('azure-devops', body('odd'))).toMatchObject({ level: 'unknown', raw: 'odd' });
  });

  test.each([
    ['OK', 'operational'],
    ['INFORMATIONAL_CORE', 'operational'],
    ['MINOR_INCIDENT_NONCORE', 'degraded'],
    ['MAJOR_INCIDENT_NONCORE', 'major'],
    ['MAINTENANCE_CORE', 'maintenance'],
    ['ODD', 'unknown'],
  ])('Salesforce: %s is %s, alone and in a list', (status, level) => {
    expect(readVendor('salesforce', { key: 'NA1', status })?.level).toBe(level);
    expect(
      partsOf(
        readVendor('salesforce', [
          { key: 'NA1', status },
          { key: 'NA2', status: 'OK' },
        ]),
      ),
    ).toEqual([`NA1: ${level}`, 'NA2: operational']);
  });

  test('Heroku: colours that nobody knows are kept as they are', () => {
    expect(
      readVendor('heroku', { status: [{ system: 'Apps', status: 'mauve' }], incidents: [] }),
    ).toMatchObject({
      level: 'unknown',
      components: [{ id: 'Apps', level: 'unknown', raw: 'mauve' }],
    });
  });

  test('StatusIQ: a title of any other kind does not make a feed this one', () => {
    expect(
      readVendor('statusiq', rss('<item><title>Big news - read on</title></item>')),
    ).toBeUndefined();
    expect(
      partsOf(
        readVendor(
          'statusiq',
          rss('<item><title>A - B - Operational</title></item><item><title>C - Odd</title></item>'),
        ),
      ),
    ).toEqual(['A - B: operational', 'C: unknown']);
  });
});
