/** Work that may add to itself while it runs. */
export interface TaskCount {
  /** Resolves when all that was added has ended; rejects with the first rejection. */
  readonly done: Promise<void>;
  readonly add: (work: Promise<unknown>) => void;
  /** To be called once, after the first work was added: with none, all is done. */
  readonly startsDone: () => void;
}

/** A count of nothing yet. */
export function openTaskCount(): TaskCount {
  let open = 1;
  let resolve = (): void => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const done = new Promise<void>((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  const end = (): void => {
    open -= 1;
    if (open === 0) resolve();
  };
  return {
    done,
    startsDone: end,
    add(work) {
      open += 1;
      work.then(end, reject);
    },
  };
}
