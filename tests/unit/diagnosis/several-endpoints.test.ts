import { describe, expect, it } from 'vitest';
import {
  concealed,
  controls,
  endpoint,
  healthyAnswer,
  observe,
  ok,
  reset,
  service,
  silence,
} from './build-facts.ts';
import { judge } from './judge-one.ts';

describe('diagnose() with several endpoints', () => {
  const hosts = ['www.lark.example', 'login.lark.example'] as const;
  const two = (
    web: Parameters<typeof service>[0],
    login: Parameters<typeof service>[0],
    asOne = false,
  ) =>
    service(web, {
      endpoints: [endpoint(hosts[0]), endpoint(hosts[1], { function: asOne ? 'web' : 'login' })],
      asked: [observe({ role: 'endpoint', host: hosts[1], index: 1, outcome: login })],
    });

  it('calls it partial where a function is gone and another answers', () => {
    expect(judge(two(ok(), reset()))).toBe('P5 reset device+network+path+provider partial');
  });

  it('takes one of the same function for all of them', () => {
    expect(judge(two(reset(), ok(), true))).toBe('ok');
  });

  it('lets the endpoint speak whose own answer is the proof', () => {
    expect(judge(two(silence(), ok({ status: 503 })))).toBe('T3 server-error provider');
  });

  it('keeps endpoints apart that share an address', () => {
    const [url] = hosts;
    const lark = service(ok(), {
      endpoints: [endpoint(url), endpoint(url, { function: 'login' })],
      asked: [observe({ role: 'endpoint', host: url, index: 1, outcome: ok({ status: 503 }) })],
    });
    expect(judge(lark)).toBe('T3 server-error provider partial');
  });

  it('does not pass over a function that may not be looked at', () => {
    expect(judge(two(ok(), concealed()))).toBe('unknown no-permission');
  });

  it('says slow only where every endpoint of a function that answers is', () => {
    const late = ok({ phases: { dnsMs: 5, connectMs: 30, firstByteMs: 9_000 } });
    expect(judge(two(late, ok()))).toBe('P7 slow path+provider slow');
    expect(judge(two(late, late))).toBe('P7 slow path+provider slow');
    const [url] = hosts;
    const both = service(late, {
      endpoints: [endpoint(url), endpoint(url)],
      asked: [observe({ role: 'endpoint', host: url, index: 1, outcome: ok() })],
    });
    expect(judge(both)).toBe('ok');
  });

  it('clears no proxy that carries the service alone, and one that carries prompt controls', () => {
    const late = ok({ phases: { dnsMs: 5, connectMs: 30, firstByteMs: 9_000 }, proxied: true });
    expect(judge(service(late))).toBe('P7 slow device+network+path+provider slow');
    const through = controls((spec) => ({ ...healthyAnswer(spec), proxied: true }));
    expect(judge(service(late), { controls: through })).toBe('P7 slow path+provider slow');
  });

  it('says refusing only where nothing answers plainly', () => {
    expect(judge(two(ok({ status: 403 }), ok()))).toBe('ok');
    expect(judge(two(ok({ status: 403 }), ok({ status: 401 })))).toBe('refusing forbidden');
  });
});

it('one lost packet changes nothing: a retry that answers settles it', () => {
  const lark = service(silence());
  const retried = lark.observations.map((o) => (o.attempt === 2 ? { ...o, outcome: ok() } : o));
  expect(judge({ ...lark, observations: retried })).toBe('ok');
});
