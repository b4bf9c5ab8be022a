import { describe, expect, test } from 'vitest';
import { iso, mail, NOW_MS, rss } from './bodies/feed-texts.ts';
import { VENDOR_BODIES } from './bodies/vendor-bodies.ts';
import { partsOf, readVendor } from './read-vendor.ts';

const SECONDS = Math.floor(NOW_MS / 1000);

describe('Google', () => {
  const open = {
    id: 'x',
    begin: iso(2),
    external_desc: 'd',
    affected_products: [{ id: 'p', title: 'P' }],
  };

  test.each([
    ['SERVICE_INFORMATION', 'operational'],
    ['AVAILABLE_INFORMATION', 'operational'],
    ['SERVICE_DISRUPTION', 'partial'],
    ['SERVICE_OUTAGE', 'major'],
    ['SERVICE_ON_FIRE', 'unknown'],
  ])('%s is %s, and its word is kept', (word, level) => {
    const reading = readVendor('google-cloud', [{ ...open, status_impact: word }]);
    expect(reading?.level).toBe(level);
    expect(reading?.components).toEqual([
      { id: 'p', name: 'P', level, raw: word },
      { id: 'P', name: 'P', level, raw: word },
    ]);
    expect(reading?.incidents[0]?.raw).toBe(word);
  });

  test.each([
    ['it has ended', { end: iso(1) }],
    ['its newest update says available', { most_recent_update: { status: 'AVAILABLE' } }],
    ['it has not begun', { begin: iso(-5) }],
  ])('nothing is open where %s', (_, over) => {
    const reading = readVendor('google-cloud', [
      { ...open, status_impact: 'SERVICE_OUTAGE', ...over },
    ]);
    expect(reading).toMatchObject({ level: 'operational', components: [], incidents: [] });
  });

  test('the newest update decides how bad it is now', () => {
    const row = {
      ...open,
      status_impact: 'SERVICE_OUTAGE',
      most_recent_update: { status: 'SERVICE_DISRUPTION' },
    };
    expect(readVendor('google-cloud', [row])?.level).toBe('partial');
  });

  test('a part that two incidents name is as bad as the worse says; one that none names is well', () => {
    const rows = ['SERVICE_INFORMATION', 'SERVICE_OUTAGE', 'SERVICE_DISRUPTION'].map((word) => ({
      ...open,
      status_impact: word,
    }));
    const reading = readVendor('google-cloud', rows);
    expect(partsOf(reading)).toEqual(['p: major', 'P: major']);
    expect(reading?.listsTroubleOnly).toBe(true);
  });

  test('an incident says since when, and where to read on', () => {
    expect(readVendor('google-cloud', VENDOR_BODIES['google-cloud'][0])?.incidents[0]).toEqual({
      title: 'Gmail users see errors',
      level: 'major',
      components: ['gmail-id', 'Gmail', 'drive-id', 'Google Drive'],
      raw: 'SERVICE_OUTAGE',
      sinceMs: NOW_MS - 3 * 3_600_000,
      updatedMs: NOW_MS - 3_600_000,
      link: 'https://status.example.com/feed/incidents/A1',
    });
  });

  test('a product without an id goes by its title', () => {
    const rows = [
      { ...open, status_impact: 'SERVICE_OUTAGE', affected_products: [{ title: 'Gmail' }] },
    ];
    expect(partsOf(readVendor('google-cloud', rows))).toEqual(['Gmail: major']);
  });
});

describe('AWS', () => {
  const open = {
    date: String(SECONDS - 60),
    service: 'sqs-eu-west-1',
    status: '1',
    summary: 'Slow',
  };

  test.each([
    ['1', 'degraded'],
    ['2', 'partial'],
    ['3', 'major'],
    ['7', 'unknown'],
  ])('status %s is %s', (status, level) => {
    expect(readVendor('aws', [{ ...open, status }])?.level).toBe(level);
    expect(readVendor('aws', [{ ...open, status: Number(status) }])?.level).toBe(level);
  });

  test.each([
    ['resolved', { status: '0' }],
    ['ended', { end_time: String(SECONDS - 30) }],
    ['planned', { date: String(SECONDS + 4_000) }],
  ])('an event that is %s is not open', (_, over) => {
    expect(readVendor('aws', [{ ...open, ...over }])).toMatchObject({
      level: 'operational',
      incidents: [],
    });
  });

  test('an end in the future does not close it', () => {
    expect(readVendor('aws', [{ ...open, end_time: String(SECONDS + 900) }])?.level).toBe(
      'degraded',
    );
  });

  test('epochs in s and in ms are the same moment', () => {
    const since = [SECONDS - 60, (SECONDS - 60) * 1000].map(
      (date) => readVendor('aws', [{ ...open, date }])?.incidents[0]?.sinceMs,
    );
    expect(since).toEqual([(SECONDS - 60) * 1000, (SECONDS - 60) * 1000]);
  });

  test('the older feed is folded by service: the newest headline decides', () => {
    const reading = readVendor('aws', VENDOR_BODIES.aws[2]);
    expect(reading?.level).toBe('partial');
    expect(reading?.incidents).toEqual([
      {
        title: 'Increased API Error Rates',
        level: 'partial',
        components: ['ec2-us-east-1'],
        raw: 'Service disruption',
        sinceMs: Date.parse('2026-11-22T18:50:19Z'),
        updatedMs: Date.parse('2026-11-22T19:50:19Z'),
      },
    ]);
  });

  test('a headline that nobody closed is stale after a day', () => {
    const item = `<item><title>Service disruption: x</title><pubDate>${mail(25)}</pubDate><guid>https://status.aws.amazon.com/#ec2_1</guid></item>`;
    expect(readVendor('aws', rss(item))?.level).toBe('operational');
  });

  test.each([
    ['any other feed', rss('<item><title>News</title><guid>https://example.com/1</guid></item>')],
    ['any other empty feed', rss('')],
  ])('%s is not this one', (_, body) => {
    expect(readVendor('aws', body)).toBeUndefined();
  });
});
