import { expect, it } from 'vitest';
import { officialWord } from '../../../src/feeds/official-word.ts';
import { statuspage } from '../../../src/feeds/platforms/statuspage.ts';
import { NOW_MS } from './bodies/feed-sample.ts';
import { statuspageTroubled } from './bodies/statuspage.ts';

it('tells until when work is planned', () => {
  const url = 'https://status.shop.example/api/v2/summary.json';
  const [work] = statuspageTroubled.scheduled_maintenances;
  const reading = statuspage.parse(
    { text: JSON.stringify(statuspageTroubled), type: 'application/json', url },
    { nowMs: NOW_MS },
  );
  if (!reading || !work) throw new Error('not read');
  const feed = { kind: 'statuspage', url };
  const word = officialWord(reading, { feed, address: url, fetchedAtMs: NOW_MS });
  const until = word.incidents.flatMap((each) => (each.level === 'maintenance' ? each.until : []));
  expect(until).toEqual([new Date(work.scheduled_until).toISOString()]);
  expect(word.incidents.filter((each) => each.level !== 'maintenance' && each.until)).toEqual([]);
});
