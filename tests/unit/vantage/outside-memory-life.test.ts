import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { OutsideResult } from '../../../src/vantage/ask-outside.ts';
import {
  COOL_DOWN_MS,
  forgetViews,
  mayAsk,
  NOTHING_ASKED,
  type OutsideMemory,
  outsideMemorySchema,
  rememberId,
  rememberView,
} from '../../../src/vantage/outside-memory.ts';
import { fc } from '../seeded.ts';

const NOW = Date.parse('2026-11-22T20:46:00.000Z');
const MINUTE = 60_000;
const ANSWERED: OutsideResult = { state: 'answered', host: 'a.example', probes: [] };

describe('whatever happens', () => {
  const services = ['shop', 'bank', 'mail'];
  const service = fc.constantFrom(...services);
  const event = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('wish' as const),
        service,
        host: fc.constantFrom('a.example', 'b.example'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom('id' as const, 'well' as const), service }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('view' as const),
        service,
        problem: fc.constantFrom(undefined, 'timeout', 'unreachable', 'rate-limited', 'no-probes'),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        ms: fc.integer({ min: 1, max: 20 * MINUTE }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('set back' as const),
        ms: fc.integer({ min: 1, max: 90 * MINUTE }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const) }) },
  );
  type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

  interface Life {
    memory: OutsideMemory;
    realMs: number;
    clockMs: number;
    readonly asked: Map<string, number>;
  }

  function live(life: Life, happening: Event): void {
    switch (happening.kind) {
      case 'pass':
        life.realMs += happening.ms;
        life.clockMs += happening.ms;
        return;
      case 'set back':
        life.clockMs -= happening.ms;
        return;
      case 'die':
        life.memory = v.parse(outsideMemorySchema, JSON.parse(JSON.stringify(life.memory)));
        return;
      case 'well':
        life.memory = forgetViews(life.memory, new Set([happening.service]));
        return;
      case 'id':
        life.memory = rememberId(life.memory, { service: happening.service, id: 'x' });
        return;
      case 'view': {
        const { problem } = happening;
        const view =
          problem === undefined ? ANSWERED : { ...ANSWERED, state: 'failed' as const, problem };
        life.memory = rememberView(life.memory, {
          service: happening.service,
          view,
          nowMs: life.clockMs,
        });
        return;
      }
      case 'wish':
        wish(life, happening);
    }
  }

  function wish(life: Life, { service, host }: { service: string; host: string }): void {
    const { step, memory } = mayAsk(life.memory, { service, host, nowMs: life.clockMs });
    life.memory = memory;
    if (step.kind !== 'ask') return;
    const before = life.asked.get(service);
    if (before !== undefined) expect(life.realMs - before).toBeGreaterThanOrEqual(COOL_DOWN_MS);
    life.asked.set(service, life.realMs);
  }

  test('no service is asked about twice within ten minutes, and none is never asked about again', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const life: Life = { memory: NOTHING_ASKED, realMs: 0, clockMs: NOW, asked: new Map() };
        for (const happening of events) live(life, happening);
        // Whatever stands in the way: after one look and an hour, the way is free.
        const wishAt = { service: 'shop', host: 'a.example' };
        const { memory } = mayAsk(life.memory, { ...wishAt, nowMs: life.clockMs });
        const anHourOn = { ...wishAt, nowMs: life.clockMs + 60 * MINUTE };
        expect(mayAsk(memory, anHourOn).step.kind).toBe('ask');
      }),
      { numRuns: 300 },
    );
  });
});
