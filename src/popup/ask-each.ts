/** At most so many at a time: a long list must not ask everybody at once. */
const AT_ONCE = 4;

/** Asks about each item, a few at a time, in order; resolves when all are done. `ask` must not reject. */
export async function askEach<T>(
  items: readonly T[],
  ask: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const next = async (): Promise<void> => {
    for (const item of rest) await ask(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
