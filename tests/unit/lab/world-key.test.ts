import { expect, test } from 'vitest';
import type { LabScenario } from '../../lab/scenario.ts';
import { worldKeyOf } from '../../lab/world-key.ts';
import { CONTROLS, SERVICES } from '../../net/site.ts';

type Told = Pick<LabScenario, 'world' | 'story'>;

const CUT: Told = { story: [{ kind: 'packets', of: ['quill'], at: 'server', how: 'reset' }] };

test.each<[string, Told]>([
  ['steps', { story: [{ kind: 'break', breaks: [...cutStory()] }, { kind: 'check' }] }],
  [
    'members in another order',
    { story: [{ how: 'reset', at: 'server', of: ['quill'], kind: 'packets' }] },
  ],
  ['defaults', { ...CUT, world: { services: SERVICES, controls: CONTROLS, outsideMode: 'off' } }],
])('the same world, told with %s, is the same', (_, told) => {
  expect(worldKeyOf(told)).toBe(worldKeyOf(CUT));
});

test.each<[string, Told]>([
  ['another place', { story: [{ kind: 'packets', of: ['quill'], at: 'backbone', how: 'reset' }] }],
  [
    'one more look',
    { story: [{ kind: 'break', breaks: [...cutStory()] }, { kind: 'check' }, { kind: 'check' }] },
  ],
  ['fewer services', { ...CUT, world: { services: SERVICES.slice(1) } }],
  ['an outside view', { ...CUT, world: { outsideMode: 'auto' } }],
])('%s makes another world', (_, told) => {
  expect(worldKeyOf(told)).not.toBe(worldKeyOf(CUT));
});

function cutStory() {
  return [{ kind: 'packets', of: ['quill'], at: 'server', how: 'reset' }] as const;
}
