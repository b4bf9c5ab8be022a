import { describe, expect, test } from 'vitest';
import { iso, mail, NOW_MS, rss } from './bodies/feed-texts.ts';
import { readVendor } from './read-vendor.ts';

describe('Azure', () => {
  const head = `<title>Azure Status</title><lastBuildDate>${mail(0.1)}</lastBuildDate>`;
  const item = (title: string, text = '', hours = 2) =>
    rss(
      `<item><guid>${title}</guid><title>${title}</title><pubDate>${mail(hours)}</pubDate><description>${text}</description></item>`,
      head,
    );

  test.each([
    ['an open item is partial', item('Outage in West US'), 'partial'],
    ['resolved in its title', item('RESOLVED - Outage in West US'), 'operational'],
    ['mitigated in its title', item('Outage in West US - Mitigated'), 'operational'],
    ['a review', item('PIR - Outage in West US'), 'operational'],
    ['forgotten for two days', item('Outage in West US', '', 49), 'operational'],
    [
      'a text that may mean either charges nobody',
      item('Outage', 'It is not yet mitigated.'),
      'unknown',
    ],
  ])('%s', (_, body, level) => {
    expect(readVendor('azure', body)?.level).toBe(level);
  });

  test('an empty list that nobody has written for a day is silence', () => {
    const body = rss('', `<title>Azure Status</title><lastBuildDate>${mail(25)}</lastBuildDate>`);
    expect(readVendor('azure', body)).toMatchObject({ level: 'unknown' });
    expect(readVendor('azure', body)?.listsTroubleOnly).toBeUndefined();
  });

  test('another feed is not this one', () => {
    expect(readVendor('azure', rss(''))).toBeUndefined();
  });
});

describe('Microsoft 365', () => {
  test.each([
    ['Available', 'operational'],
    ['Operational', 'operational'],
    ['Service restored', 'operational'],
    ['Service degradation', 'degraded'],
    ['Service interruption', 'partial'],
    ['Unknown', 'unknown'],
    ['On fire', 'unknown'],
  ])('%s is %s, as a list, a post and an item', (word, level) => {
    for (const body of [
      [{ ServiceDisplayName: 'Teams', Status: word }],
      { Status: word, LastUpdatedTime: iso(1) },
      rss(`<item><title>Admin center</title><status>${word}</status></item>`),
    ]) {
      expect(readVendor('microsoft-365', body)).toMatchObject({ level, raw: word });
    }
  });

  test.each([
    ['an empty list', []],
    ['a status and nothing else', { Status: 'Available' }],
    ['a feed without a status', rss('<item><title>x</title></item>')],
  ])('%s is not this feed', (_, body) => {
    expect(readVendor('microsoft-365', body)).toBeUndefined();
  });
});

describe('Apple', () => {
  const one = (event: object) => ({ services: [{ serviceName: 'iMessage', events: [event] }] });

  test.each([
    [
      { eventStatus: 'ongoing', statusType: 'Outage', usersAffected: 'All users are affected' },
      'major',
    ],
    [
      { eventStatus: 'ongoing', statusType: 'Outage', usersAffected: 'Some users are affected' },
      'partial',
    ],
    [
      { eventStatus: 'ongoing', statusType: 'Issue', usersAffected: 'Some users are affected' },
      'degraded',
    ],
    [{ eventStatus: 'ongoing', statusType: 'Maintenance' }, 'maintenance'],
    [{ eventStatus: 'ongoing', statusType: 'Eclipse' }, 'unknown'],
    [{ eventStatus: 'pending', statusType: 'Outage' }, 'unknown'],
    [{ eventStatus: 'resolved', statusType: 'Outage' }, 'operational'],
    [{ eventStatus: 'completed', statusType: 'Maintenance' }, 'operational'],
    [{ eventStatus: 'upcoming', statusType: 'Maintenance' }, 'operational'],
    [
      { eventStatus: 'ongoing', statusType: 'Maintenance', epochStartDate: NOW_MS + 60_000 },
      'operational',
    ],
    [
      { eventStatus: 'ongoing', statusType: 'Outage', epochEndDate: NOW_MS - 60_000 },
      'operational',
    ],
  ])('%j is %s', (event, level) => {
    expect(readVendor('apple', one(event))?.level).toBe(level);
    expect(readVendor('apple', `jsonCallback(${JSON.stringify(one(event))});`)?.level).toBe(level);
  });

  test('a call is read as data and never run', () => {
    const body =
      'jsonCallback((globalThis.wasRun = true, {"services":[{"serviceName":"x","events":[]}]}));';
    expect(readVendor('apple', body)).toBeUndefined();
    expect('wasRun' in globalThis).toBe(false);
  });
});
