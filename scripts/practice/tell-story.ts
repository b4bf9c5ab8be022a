import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LabBench } from '../../tests/lab/lab-bench.ts';
import { lookAtPopup, lookByMessage } from './look.ts';
import { morningOf2013 } from './morning.ts';
import { type Change, playStory } from './play-story.ts';
import { setUpStory } from './stage.ts';
import type { Chapter } from './story.ts';
import { tellLook } from './tell-look.ts';
import { tongueOf } from './tongue.ts';

export interface Telling {
  readonly lang: string | undefined;
  readonly pace: number;
  /** Folder for the pictures and `timeline.json`; absent: the window shows it all. */
  readonly out: string | undefined;
}

/** Where whatever follows a time in the margin begins. */
const MARGIN = ' '.repeat(13);

/** Plays the morning and prints the timeline of what was said. */
export async function tellStory(bench: LabBench, { lang, pace, out }: Telling): Promise<void> {
  const tongue = tongueOf(lang);
  const story = morningOf2013(tongue);
  const changes: Change[] = [];
  if (out !== undefined) await mkdir(out, { recursive: true });
  await setUpStory(bench, tongue);
  console.log(`${story.title}\n`);
  await playStory(bench, story, {
    pace,
    takeLook: out === undefined ? lookByMessage : lookAtPopup,
    pictureOf: (chapter, index) =>
      out && join(out, `practice-${chapter.id}${index === 0 ? '' : `-${index + 1}`}.png`),
    onChapter: (chapter, atMs) => console.log(chapterLines(chapter, atMs).join('\n')),
    onChange: (change) => {
      changes.push(change);
      console.log(changeLines(change).join('\n'));
    },
  });
  await bench.break([]);
  if (out === undefined) return;
  const file = join(out, 'timeline.json');
  await writeFile(file, `${JSON.stringify(changes.map(toRecord), undefined, 2)}\n`);
  console.log(`\nTimeline: ${relative(process.cwd(), file)}`);
}

function chapterLines({ clock, happens, sees }: Chapter, atMs: number): string[] {
  return [`\n${time(atMs)}  ${clock}  ${happens}`, `${MARGIN}${sees}`];
}

function changeLines(change: Change): string[] {
  const { picture, atMs } = change;
  const [first = '', ...others] = tellLook(change);
  const lines = [...others, ...(picture ? [relative(process.cwd(), picture)] : [])];
  return [`${time(atMs)}    ${first}`, ...lines.map((line) => MARGIN + line)];
}

/** Minutes and seconds. */
function time(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function toRecord({ chapter: { id, clock }, atMs, badge, picture, report }: Change): object {
  return { chapter: id, clock, atMs, badge, ...(picture && { picture }), report };
}
