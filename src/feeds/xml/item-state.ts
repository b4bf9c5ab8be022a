import type { Level } from '../../diagnosis/other-views.ts';
import { type LevelWords, levelOf, PART_WORDS } from '../level-words.ts';
import type { XmlItem } from './read-xml-feed.ts';

/** Words that status pages print in bold before each update: none of a severity, so trouble is `degraded` and no more. */
const STAGES: LevelWords = {
  investigating: 'degraded',
  identified: 'degraded',
  monitoring: 'degraded',
  update: 'degraded',
  inprogress: 'maintenance',
  verifying: 'maintenance',
};

/** Words that stand before a colon, or in brackets, at the start of a title (PayPal's among them). */
const OPENINGS: LevelWords = { investigating: 'degraded', initialnotification: 'degraded' };

/** Over, called off, or still to come. */
const NOT_NOW = /^(resolved|postmortem|completed|cancell?ed|postponed|rescheduled|scheduled)$/i;

// `<b>Status: Resolved</b>` of incident.io, `<strong>Resolved</strong> - ` of Statuspage and Instatus.
const BOLD = /<(b|strong)>\s*(?:Status:\s*([a-z ]{4,24})<\/\1>|([a-z ]{4,24})<\/\1>\s*-)/gi;
const TITLE = /^\s*(?:\[([a-z ]{4,24})\]|([a-z ]{4,24}):)/i;
const RECOVERED = /[(（【]已恢复[)）】]/;
const AFFECTED = /<li>\s*([^<>]{1,200}?)\s*\(([a-z ]{4,30})\)\s*<\/li>/gi;

export interface ItemState {
  readonly level: Level | 'over';
  /** Its own word. */
  readonly raw: string;
}

/** What the newest update in an item says, in one of the forms above; undefined where it is in none of them. */
export function itemState(item: XmlItem): ItemState | undefined {
  if (RECOVERED.test(item.title)) return { level: 'over', raw: '已恢复' };
  const html = withTags(item.html);
  const stages = [...html.matchAll(BOLD)].flatMap(([, , status, stage]) => {
    return stateOf((status ?? stage ?? '').trim(), STAGES) ?? [];
  });
  // Instatus alone puts the oldest update first, after a head of its own.
  const newest = html.includes('<strong>Type:</strong>') ? stages.at(-1) : stages[0];
  if (newest !== undefined) return newest;
  const [, inBrackets, beforeColon] = TITLE.exec(item.title) ?? [];
  return stateOf((inBrackets ?? beforeColon ?? '').trim(), OPENINGS);
}

/** Parts that an item of incident.io lists, with how they do. */
export function affectedParts(
  item: XmlItem,
): readonly { readonly id: string; readonly level: Level; readonly raw: string }[] {
  return [...withTags(item.html).matchAll(AFFECTED)].flatMap(([, id = '', raw = '']) => {
    const level = levelOf(PART_WORDS, raw);
    return level === 'unknown' ? [] : [{ id, level, raw }];
  });
}

function stateOf(raw: string, words: LevelWords): ItemState | undefined {
  if (NOT_NOW.test(raw.replace(/ /g, ''))) return { level: 'over', raw };
  const level = levelOf(words, raw);
  return level === 'unknown' ? undefined : { level, raw };
}

/** Some feeds write their markup as text within CDATA. */
function withTags(html: string): string {
  return html.replace(/&lt;/g, '<').replace(/&gt;/g, '>');
}
