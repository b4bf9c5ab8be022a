/** Whether anything answers at all on this line: a question that stays open until somebody has, or nobody can. */
export interface LineAnswers {
  /** Resolves with true at the first answer, with false once it is clear that none comes. */
  readonly known: Promise<boolean>;
  readonly settle: (answers: boolean) => void;
}

/** An open question; the first word on it stands. */
export function openLineAnswers(): LineAnswers {
  let settle: (answers: boolean) => void = () => undefined;
  const known = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { known, settle: (answers) => settle(answers) };
}
