import type {
  Blocker,
  Layer,
  ProxyFault,
  TlsFault,
  TransportFault,
} from '../diagnosis/observation.ts';

/** What a browser's word for a failure means. */
export interface ErrorClass {
  readonly layer: Layer;
  readonly tls?: TlsFault;
  readonly transport?: TransportFault;
  readonly blocker?: Blocker;
  readonly proxyFault?: ProxyFault;
  readonly discard?: true;
}

/** Words of one meaning, separated by spaces, without the browser's own prefix. */
export type ErrorRow = readonly [words: string, meaning: ErrorClass];

/** One entry per word. */
export function tableOf(rows: readonly ErrorRow[]): ReadonlyMap<string, ErrorClass> {
  return new Map(
    rows.flatMap(([words, meaning]) => words.split(' ').map((word) => [word, meaning])),
  );
}
