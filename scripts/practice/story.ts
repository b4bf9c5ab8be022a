import type { Break } from '../../tests/net/break.ts';

/** One moment of a story, from which on just these things are wrong. */
export interface Chapter {
  /** Names its pictures. */
  readonly id: string;
  /** What the clock said. */
  readonly clock: string;
  /** When it comes in quick motion, in seconds from the beginning. */
  readonly atSeconds: number;
  readonly happens: string;
  /** What a person notices of it. */
  readonly sees: string;
  readonly breaks: readonly Break[];
  /** Services of which somebody presses the button that asks others elsewhere. */
  readonly asksAbout?: readonly string[];
}

/** What happened to somebody, told in quick motion. */
export interface Story {
  readonly title: string;
  readonly chapters: readonly Chapter[];
  /** The last chapter ends then. */
  readonly endsAtSeconds: number;
}
