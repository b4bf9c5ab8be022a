import * as v from 'valibot';
import type { FeedPlatform } from '../feed-platform.ts';
import { goesOn } from '../goes-on.ts';
import { type LevelWords, levelOf } from '../level-words.ts';
import { id, readJson, rows, text } from '../loose.ts';
import { makeReading } from '../make-reading.ts';
import { pageAddresses } from '../page-addresses.ts';
import { worstOfAll } from '../worst-level.ts';

const TYPES: LevelWords = { alarm: 'partial' };

/** How a title begins when the event is over, whatever its end says. */
const RECOVERED = /^\s*\[[^\]]{0,40}\((recovered|已恢复)\)/i;

const moment = v.union([v.number(), v.string()]);

const schema = v.object({
  success: v.optional(v.literal(true)),
  data: rows(
    v.object({
      id,
      title: v.string(),
      eventType: text,
      startTime: moment,
      endTime: v.nullish(moment),
      lastUpdateTime: v.optional(v.unknown()),
    }),
  ),
});

/** Alibaba Cloud: its events, old ones included; it names no parts in a form that could be relied on. */
export const alibabaCloud: FeedPlatform = {
  kind: 'alibaba-cloud',
  addresses: (url) =>
    pageAddresses(url, { own: /^\/api\//, paths: ['/api/status/listHistoryEvent'] }),
  parse: (body, { nowMs }) => {
    const open = readJson(body, schema)?.data.filter(
      (row) => !RECOVERED.test(row.title) && goesOn(row.startTime, row.endTime, nowMs),
    );
    if (open === undefined) return;
    const incidents = open.map((row) => ({
      title: row.title,
      level: levelOf(TYPES, row.eventType),
      raw: row.eventType,
      since: row.startTime,
      updated: row.lastUpdateTime,
    }));
    return makeReading({
      level: worstOfAll(
        incidents.map((incident) => incident.level),
        'operational',
      ),
      incidents,
    });
  },
};
