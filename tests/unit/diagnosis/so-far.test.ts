import { describe, expect, it } from 'vitest';
import { diagnoseSoFar } from '../../../src/diagnosis/diagnose.ts';
import { controls, ok, round, service, silence } from './build-facts.ts';

describe('diagnoseSoFar()', () => {
  it('says nothing of the user before the controls clear it', () => {
    const early = round({
      controls: controls(silence).slice(0, 4),
      services: [service(silence())],
      running: true,
    });
    expect(diagnoseSoFar(early)).toEqual({ services: [{ id: 'lark' }] });
  });

  it('clears the user side as soon as the controls do', () => {
    const partial = diagnoseSoFar(
      round({ services: [service(ok(), { observations: [] })], running: true }),
    );
    expect(partial.user?.kind).toBe('ok');
    expect(partial.services).toEqual([{ id: 'lark' }]);
    expect(partial.overall).toBeUndefined();
  });

  it('suspects a service on its first failure once the user side is clear', () => {
    const lark = service(silence());
    const first = { ...lark, observations: lark.observations.slice(0, 1) };
    const partial = diagnoseSoFar(round({ services: [first], running: true }));
    expect(partial.services[0]?.verdict).toMatchObject({ kind: 'fault', cause: 'no-answer' });
    expect(partial.overall).toMatchObject({ service: 'lark' });
  });

  it("lets a service's own proof stand before the controls are in", () => {
    const partial = diagnoseSoFar(
      round({ controls: [], services: [service(ok({ status: 503 }))], running: true }),
    );
    expect(partial.services[0]?.verdict).toMatchObject({ suspects: ['provider'] });
  });
});
