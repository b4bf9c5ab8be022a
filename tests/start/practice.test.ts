import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { type Report, reportSchema } from '../../src/formats/report.ts';
import { processesUsing, profilesIn, runPractice, type StartRun } from './run-start.ts';

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const timelineSchema = v.array(
  v.object({
    chapter: v.string(),
    badge: v.object({ text: v.string(), title: v.string() }),
    picture: v.string(),
    report: reportSchema,
  }),
);

type Moment = v.InferOutput<typeof timelineSchema>[number];

let done: StartRun | undefined;
afterEach(() => {
  if (done) rmSync(done.folder, { recursive: true, force: true });
  done = undefined;
});

function timelineOf({ picture: folder }: StartRun): readonly Moment[] {
  return v.parse(timelineSchema, JSON.parse(readFileSync(join(folder, 'timeline.json'), 'utf8')));
}

function suspectsOf(report: Report, id: string): readonly string[] {
  const verdict = report.services.find((service) => service.id === id)?.verdict;
  return verdict?.kind === 'fault' ? verdict.suspects : [];
}

function failing({ services }: Report): readonly string[] {
  return services.filter(({ verdict }) => verdict.kind !== 'ok').map(({ id }) => id);
}

describe('npm start -- --practice, headless', () => {
  it('tells the morning of 22 July 2013 in its order, and ends by itself', async () => {
    done = await runPractice(['--browser', 'chromium', '--pace', '8']);
    expect(done.stderr).not.toMatch(/Error/);
    expect(done.status, done.stderr).toBe(0);
    const timeline = timelineOf(done);
    const of = (id: string): readonly Moment[] => timeline.filter(({ chapter }) => chapter === id);
    expect(timeline.map(({ chapter }) => chapter)[0]).toBe('before');
    expect(of('before').map(({ report }) => report.overall.side)).toEqual(['ok']);

    const [silence] = of('silence');
    expect(silence?.report.overall.side).toBe('not-yours');
    expect(silence?.badge.text).toBe('2');
    for (const id of ['wechat', 'qq']) {
      expect(silence && suspectsOf(silence.report, id)).toEqual(['path', 'provider']);
    }

    const official = of('official').at(-1);
    expect(official?.report.overall.side).toBe('theirs');
    const word = official?.report.services.find(({ id }) => id === 'wechat')?.official;
    expect(word).toMatchObject({ level: 'major', incidents: [{ isNamed: true }] });
    expect(done.stdout).toContain(`official word: major, "${word?.incidents[0]?.title}"`);

    const elsewhere = of('elsewhere').at(-1)?.report.services[0]?.outside;
    expect(elsewhere?.probes.map(({ isNear, outcome }) => [isNear, outcome])).toEqual(
      expect.arrayContaining([
        [true, 'fails'],
        [false, 'answers'],
      ]),
    );

    const last = timeline.at(-1);
    expect(last?.chapter).toBe('after');
    expect(last?.report.overall.side).toBe('ok');
    // Nobody was ever told to look for it at home, and nobody else was drawn in.
    for (const { report } of timeline) {
      expect(report.user.kind, report.overall.headline).toBe('ok');
      expect(['wechat', 'qq']).toEqual(expect.arrayContaining([...failing(report)]));
    }
  });

  it('pictures every change, and leaves nothing but the pictures', async () => {
    done = await runPractice(['--browser', 'firefox', '--pace', '8', '--lang', 'zh-CN']);
    expect(done.status, done.stderr).toBe(0);
    const timeline = timelineOf(done);
    expect(new Set(timeline.map(({ picture }) => picture)).size).toBe(timeline.length);
    for (const { picture, report } of timeline) {
      expect(readFileSync(picture).subarray(0, 8).equals(PNG_SIGNATURE)).toBe(true);
      expect(report.overall.headline).toMatch(/[\u4e00-\u9fff]{4}/);
    }
    expect(profilesIn(done.folder)).toEqual([]);
    expect(processesUsing(done.folder)).toEqual([]);
  });

  it('breaks and heals by name at the prompt', async () => {
    const commands = ['list provider', 'break refused-there', 'say', 'heal', 'check', 'break wifi'];
    done = await runPractice(['--browser', 'chromium', '--prompt'], commands.join('\n'));
    expect(done.status, done.stderr).toBe(0);
    const told = done.stdout.split('practice> ').slice(1);
    expect(told[0]).toContain('refused-there');
    expect(told[1]).toMatch(/not your side\. [\s\S]*: refused: [\s\S]*The truth: provider \(/);
    expect(told[2]).toMatch(/^Verdict: {2}not your side\. \S/);
    expect(told[4]).toMatch(/nothing wrong\. /);
    expect(told[5]).toContain("Nothing is called 'wifi'");
  });
});
