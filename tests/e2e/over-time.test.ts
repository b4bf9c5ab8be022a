import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserKind } from '../browsers/test-browser.ts';
import { chanceOf } from '../over-time/chance.ts';
import { flap } from '../over-time/flapping.ts';
import { dieInOneOutage } from '../over-time/kills.ts';
import { openLedger } from '../over-time/ledger.ts';
import { claimBack, loseLink } from '../over-time/link-loss.ts';
import type { ProofTools } from '../over-time/proof.ts';
import { openStage, type Stage } from '../over-time/stage.ts';

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
const SEED = 4;
const KILLS = 10;
const CRASHES = 2;
/** Two times down and up; a line that is gone is told of well before. */
const MINUTES = 0.75;

/** The short forms of what `npm run reliability` proves at length. */
for (const kind of KINDS) {
  describe.concurrent(`${kind}, over time`, () => {
    let stage: Stage | undefined;
    beforeAll(async () => {
      stage = await openStage(kind);
    });
    afterAll(() => stage?.close());

    const proves = (name: string, run: (tools: ProofTools) => Promise<void>): void => {
      test.sequential(name, async () => {
        expect(stage, 'the browser did not open').toBeDefined();
        if (stage === undefined) return;
        const ledger = openLedger(`${kind} ${name}:`);
        const chance = chanceOf(SEED);
        await run({ stage, ledger, chance, times: KILLS, minutes: MINUTES, asks: true });
        expect(ledger.broken()).toEqual([]);
      });
    };

    proves('killed again and again during an outage, it finds it once', (tools) =>
      dieInOneOutage(tools, CRASHES),
    );
    proves('a service that comes and goes is one alert', flap);
    proves(
      'a lost link is one message, one that it is back, and no service is blamed',
      async (tools) => {
        await loseLink(tools);
        await claimBack(tools);
      },
    );
  });
}
