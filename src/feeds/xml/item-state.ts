import type { Level } from '../../diagnosis/other-views.ts';
import { type LevelWords, levelOf, PART_WORDS } from '../level-words.ts';
import type { XmlItem } from './read-xml-feed.ts';

/** Words that status pages put before an update: none of a severity, so trouble is `degraded` and no more. */
const STAGES: LevelWords = {
  active: 'degraded',
  investigating: 'degraded',
  identified: 'degraded',
  monitoring: 'degraded',
  update: 'degraded',
  inprogress: 'maintenance',
  verifying: 'maintenance',
};

/** Words that stand before a colon, or in brackets, at the start of a title (PayPal's among them). */
const OPENINGS: LevelWords = { investigating: 'degraded', initialnotification: 'degraded' };

/** How bad it is, where the line after the status says so (x.ai). */
const SEVERITIES: LevelWords = {
  maintenance: 'maintenance',
  degraded: 'degraded',
  disruption: 'partial',
  outage: 'major',
};

/** Over, called off, or still to come. */
const NOT_NOW = /^(resolved|postmortem|completed|cancell?ed|postponed|rescheduled|scheduled)$/i;

// How incident.io, Checkly and x.ai begin: `<b>Status: Resolved</b>`, `Status: Resolved<br/>`.
const HEAD = /^\s*(?:<[^<>]*>\s*)*Status:\s*([a-z ]{4,24})(?=[<\n]|$)/i;
const SEVERITY = /^[\s\S]{0,200}?Severity:\s*([a-z ]{4,24})(?=[<\n]|$)/i;
// Statuspage and Instatus, before each update: `<strong>Resolved</strong> - `.
const BOLD = /<strong>\s*([a-z ]{4,24})<\/strong>\s*-/gi;
const TITLE = /^\s*(?:\[([a-z ]{4,24})\]|([a-z ]{4,24}):)/i;
const RECOVERED = /[(（【]已恢复[)）】]/;
const LISTED = /<li>([^<>]{1,300})<\/li>/gi;

export interface ItemState {
  readonly level: Level | 'over';
  /** Its own word. */
  readonly raw: string;
}

/** What the newest update in an item says, in one of the forms above; undefined where it is in none of them. */
export function itemState(item: XmlItem): ItemState | undefined {
  if (RECOVERED.test(item.title)) return { level: 'over', raw: '已恢复' };
  const html = withTags(item.html);
  const head = stateOf(HEAD.exec(html)?.[1], STAGES);
  if (head !== undefined) {
    const severity = levelOf(SEVERITIES, SEVERITY.exec(html)?.[1]);
    return head.level === 'over' || severity === 'unknown' ? head : { ...head, level: severity };
  }
  const stages = [...html.matchAll(BOLD)].flatMap(([, stage]) => stateOf(stage, STAGES) ?? []);
  // Instatus alone puts the oldest update first, after a head of its own.
  const newest = html.includes('<strong>Type:</strong>') ? stages.at(-1) : stages[0];
  if (newest !== undefined) return newest;
  const [, inBrackets, beforeColon] = TITLE.exec(item.title) ?? [];
  return stateOf(inBrackets ?? beforeColon, OPENINGS);
}

/** Parts that an item of incident.io lists, with how they do. */
export function affectedParts(
  item: XmlItem,
): readonly { readonly id: string; readonly level: Level; readonly raw: string }[] {
  return [...withTags(item.html).matchAll(LISTED)].flatMap(([, listed = '']) => {
    const at = listed.lastIndexOf('(');
    const raw = listed.slice(at + 1, listed.lastIndexOf(')'));
    const level = levelOf(PART_WORDS, raw);
    return at < 1 || level === 'unknown' ? [] : [{ id: listed.slice(0, at).trim(), level, raw }];
  });
}

function stateOf(word: string | undefined, words: LevelWords): ItemState | undefined {
  const raw = word?.trim() ?? '';
  if (NOT_NOW.test(raw)) return { level: 'over', raw };
  const level = levelOf(words, raw);
  return level === 'unknown' ? undefined : { level, raw };
}

/** Some feeds write their markup as text within CDATA. */
function withTags(html: string): string {
  return html.replace(/&lt;/g, '<').replace(/&gt;/g, '>');
}
