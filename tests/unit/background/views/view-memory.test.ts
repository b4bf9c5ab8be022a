import { describe, expect, test } from 'vitest';
import { withEarlierRounds } from '../../../../src/background/views/view-memory.ts';
import { ok, service } from '../../diagnosis/build-facts.ts';

const NOTHING = { errors: [], networks: {}, good: {}, answered: [] };

describe('withEarlierRounds() tells of a service that', () => {
  test('nothing of it is known to have answered', () => {
    expect(withEarlierRounds(service(ok()), NOTHING, 0).neverAnswered).toBe(true);
    const others = { ...NOTHING, answered: ['wren'] };
    expect(withEarlierRounds(service(ok()), others, 0).neverAnswered).toBe(true);
  });

  test('it has answered once', () => {
    const known = { ...NOTHING, answered: ['wren', 'lark'] };
    expect(withEarlierRounds(service(ok()), known, 0)).not.toHaveProperty('neverAnswered');
  });
});
