import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeAll, expect, test, vi } from 'vitest';
import { sampleConfig, sampleService } from '../settings/sample-config.ts';
import { observed } from './sample-report.ts';

vi.mock('../../../src/platform/browser.ts', async () => ({
  browser: (await import('../platform/fake-extension.ts')).fakeExtension,
}));

vi.mock('../../../src/probe/run-round.ts', () => ({
  runRound: async () => ({
    onLine: true,
    portal: 'unknown',
    timersLateMs: 0,
    controls: [{ ...observed(1), role: 'https', operator: 'ares', bytes: 500 }],
    services: [],
  }),
}));

// A worker has it, Node has not.
vi.stubGlobal('addEventListener', () => undefined);

const page = { id: 'self', url: 'chrome-extension://self/popup.html' };

async function ask(request: object): Promise<unknown> {
  const { events } = await import('../platform/fake-extension.ts');
  return new Promise((resolve) => void events.message.fire(request, page, resolve));
}

// Loading the whole background takes its time on a busy machine.
beforeAll(async () => {
  fakeBrowser.reset();
  await import('../../../src/background/main.ts');
}, 60_000);

test('a round counts whether or not it is kept', async () => {
  const config = sampleConfig({ services: [sampleService('a')] });
  await ask({ type: 'importConfig', config, mode: 'replace' });
  const counted = async (): Promise<unknown> => ask({ type: 'getDataUse' });
  await ask({ type: 'check' });
  const total = (bytes: number): object => ({
    value: { month: { bytes, controlBytes: bytes, services: {} } },
  });
  await vi.waitFor(async () => expect(await counted()).toMatchObject(total(500)));
  await ask({ type: 'check', url: 'https://pasted.example/' });
  await vi.waitFor(async () => expect(await counted()).toMatchObject(total(1_000)));
}, 60_000);
