import type { Bench } from '../../tests/e2e/bench.ts';
import { attempt } from '../../tests/net/run.ts';
import type { Look, TakeLook } from './look.ts';
import type { Chapter, Story } from './story.ts';
import { whatIsSaid } from './tell-look.ts';

/** Something that was said anew. */
export interface Change extends Look {
  readonly chapter: Chapter;
  /** Since the story began. */
  readonly atMs: number;
  readonly picture?: string;
}

export interface StoryTelling {
  /** So many times as fast as the story says. */
  readonly pace: number;
  readonly takeLook: TakeLook;
  /** Where the picture of a chapter's `index`-th change goes; undefined: none is taken. */
  readonly pictureOf: (chapter: Chapter, index: number) => string | undefined;
  readonly onChapter: (chapter: Chapter, atMs: number) => void;
  readonly onChange: (change: Change) => void;
}

/** From one look to the next, and from a change to the first look. */
const PAUSE_MS = 6_000;
const FIRST_PAUSE_MS = 4_000;
/** At the end, all has so long to be well again. */
const RECOVERY_MS = 40_000;

/** What a status page said is kept for five minutes: it is that old when the next chapter begins. */
const TIME_PASSES = `(async () => {
  const { session } = (globalThis.browser ?? globalThis.chrome).storage;
  const { officialWords } = await session.get('officialWords');
  if (officialWords === undefined) return;
  for (const { word } of Object.values(officialWords)) {
    word.fetchedAt = new Date(Date.parse(word.fetchedAt) - 5 * 60_000).toISOString();
  }
  await session.set({ officialWords });
})()`;

/** Plays a story from a healthy world on, and tells whatever is said anew. Each chapter is looked at once at least. */
export async function playStory(bench: Bench, story: Story, telling: StoryTelling): Promise<void> {
  const { pace, onChapter } = telling;
  const began = Date.now();
  const at = (seconds: number): number => began + (seconds * 1_000) / pace;
  const watch = changeWatch(bench, telling, began);
  for (const [index, chapter] of story.chapters.entries()) {
    const next = story.chapters[index + 1]?.atSeconds ?? story.endsAtSeconds;
    await until(at(chapter.atSeconds));
    onChapter(chapter, Date.now() - began);
    await begin(bench, chapter);
    const sinceMs = Date.now();
    await until(sinceMs + FIRST_PAUSE_MS / pace);
    const isLast = chapter === story.chapters.at(-1);
    const goesOn = ({ report }: Look): boolean => {
      if (Date.now() < at(next)) return true;
      return isLast && report.overall.side !== 'ok' && Date.now() < sinceMs + RECOVERY_MS;
    };
    while (goesOn(await watch(chapter, sinceMs))) await until(Date.now() + PAUSE_MS / pace);
  }
}

async function begin(bench: Bench, { breaks, asksAbout }: Chapter): Promise<void> {
  await bench.break(breaks);
  await timePasses(bench);
  if (asksAbout !== undefined) await bench.check({ services: asksAbout, askOutside: true });
}

/**
 * Hours lie between two chapters. What was asked in one is not waited for in the next: the kernel asks for a silent
 * connection ever more rarely, and the browser with it.
 */
async function timePasses({ world, browser }: Bench): Promise<void> {
  const { client } = world.namespaces;
  await attempt('ip', ['netns', 'exec', client, 'ss', '--kill', '--tcp', 'state', 'syn-sent']);
  await browser.look(TIME_PASSES);
}

function changeWatch(
  bench: Bench,
  { takeLook, pictureOf, onChange }: StoryTelling,
  began: number,
): (chapter: Chapter, sinceMs: number) => Promise<Look> {
  let said = '';
  const counts = new Map<Chapter, number>();
  return async (chapter, sinceMs) => {
    const isNews = (look: Look): boolean => whatIsSaid(look) !== said;
    const picture = pictureOf(chapter, counts.get(chapter) ?? 0);
    const look = await takeLook(bench, {
      sinceMs,
      pictureOf: (seen) => (isNews(seen) ? picture : undefined),
    });
    if (!isNews(look)) return look;
    said = whatIsSaid(look);
    counts.set(chapter, (counts.get(chapter) ?? 0) + 1);
    onChange({ ...look, chapter, atMs: Date.now() - began, ...(picture && { picture }) });
    return look;
  };
}

function until(moment: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.max(0, moment - Date.now())));
}
