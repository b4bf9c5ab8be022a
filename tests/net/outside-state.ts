import type { Sight } from './outside-view/http-result.ts';

/** How the outside view of a world does, and what its machines see. */
export interface OutsideState {
  /** `rate-limited`: it takes no question · `slow`: it takes its time over each of them. */
  readonly how: 'prompt' | 'slow' | 'rate-limited';
  /** Country whose machines count as near. */
  readonly home: string;
  /** What machines in that country see. */
  readonly near: Sight;
  readonly far: Sight;
}

/** Everybody sees every host. */
export const OUTSIDE_ANSWERS: OutsideState = {
  how: 'prompt',
  home: 'DE',
  near: 'answers',
  far: 'answers',
};
