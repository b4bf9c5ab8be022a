/** Runs one piece of work at a time, in the order in which they were handed in. */
export type Serialised = <T>(work: () => Promise<T>) => Promise<T>;

/** A line of its own: a failing piece of work does not hold up those behind it. */
export function createLine(): Serialised {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
