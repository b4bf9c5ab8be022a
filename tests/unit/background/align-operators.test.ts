import { expect, test } from 'vitest';
import { alignOperators } from '../../../src/background/align-operators.ts';
import type { Control } from '../../../src/formats/config.ts';
import { sampleService } from '../settings/sample-config.ts';

const control = (operator: string): Control => ({
  id: operator,
  operator,
  kind: 'https',
  url: 'https://c.example/',
});

test('an operator is called as the services call it', () => {
  const services = [sampleService('wechat', { provider: '腾讯' })];
  const aligned = alignOperators(['Tencent', 'Google', 'Nobody'].map(control), services);
  expect(aligned.map(({ operator }) => operator)).toEqual(['腾讯', 'Google', 'Nobody']);
});
