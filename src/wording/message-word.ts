/** `captive-portal` as message keys spell it: `captive_portal`. */
export type MessageWord<Word extends string> = Word extends `${infer Head}-${infer Tail}`
  ? `${Head}_${MessageWord<Tail>}`
  : Word;

/** Turns a word of the core into its part of a message key. */
export function messageWord<const Word extends string>(word: Word): MessageWord<Word>;
export function messageWord(word: string): string {
  return word.replaceAll('-', '_');
}
