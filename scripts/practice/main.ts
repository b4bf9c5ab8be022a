import type { PracticeSession } from '../start/practice.mjs';
import { practise } from './practise.ts';
import { openStage } from './stage.ts';
import { tellStory } from './tell-story.ts';

async function runPractice(session: PracticeSession): Promise<void> {
  const { browser, headless, lang, mode, out, pace } = session;
  console.log(`Making a pretend internet, with ${browser} in it ...`);
  const bench = await openStage(session);
  try {
    const telling = { lang, pace, out: headless ? out : undefined };
    if (mode === 'story') await tellStory(bench, telling);
    else await practise(bench, telling);
  } finally {
    await bench.close();
  }
}

const session: PracticeSession = JSON.parse(process.argv[2] ?? '');
try {
  await runPractice(session);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
