import type { ServiceSpec } from '../net/site.ts';

/** One service without https among four with it. */
export const PLAIN: readonly ServiceSpec[] = [
  { id: 'gazette', name: 'Gazette', provider: 'Gazette', plain: true },
  { id: 'lantern', name: 'Lantern', provider: 'Lantern', endpoints: ['web', 'api'] },
  { id: 'harbour', name: 'Harbour', provider: 'Harbour', range: 'second' },
  { id: 'tally', name: 'Tally', provider: 'Tally Bank', endpoints: ['web', 'login'] },
  { id: 'quill', name: 'Quill', provider: 'Quill', cdn: 'fastly' },
];

/** As `PLAIN`, and its pages are known by a text. */
export const KNOWN_BY_TEXT: readonly ServiceSpec[] = PLAIN.map((service) =>
  service.id === 'gazette' ? { ...service, expects: 'gazette' } : service,
);

/** One whose address sends people on to a host that no list names; and four that do not. */
export const RELAYED: readonly ServiceSpec[] = [
  { id: 'signpost', name: 'Signpost', provider: 'Signpost', unlisted: ['goal'] },
  { id: 'wechat', name: 'WeChat', provider: 'Tencent', endpoints: ['web', 'login'] },
  { id: 'qq', name: 'QQ', provider: 'Tencent' },
  { id: 'parley', name: 'Parley', provider: 'Parley', endpoints: ['web', 'api'] },
  { id: 'meadow', name: 'Meadow', provider: 'Meadow', cdn: 'cloudflare' },
];

/** The same without https at the first of them. */
export const RELAYED_PLAIN: readonly ServiceSpec[] = RELAYED.map((service) =>
  service.id === 'signpost' ? { ...service, plain: true } : service,
);
