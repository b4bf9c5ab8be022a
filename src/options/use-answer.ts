import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Reply, ReplyError } from '../protocol.ts';

export interface Answer<T> {
  /** The last value that came; undefined until then. */
  readonly value: T | undefined;
  /** Why the last request was refused; undefined where it was not. */
  readonly error: ReplyError | undefined;
  /** Takes the reply to another request of the same kind. */
  readonly take: (reply: Reply<T>) => void;
}

/** What the background answers: asked for with the page, and anew whenever somebody comes back to it. */
export function useAnswer<T>(ask: () => Promise<Reply<T>>): Answer<T> {
  const [value, setValue] = useState<T | undefined>(undefined);
  const [error, setError] = useState<ReplyError | undefined>(undefined);
  const take = useCallback((reply: Reply<T>): void => {
    if (reply.ok) setValue(() => reply.value);
    setError(reply.ok ? undefined : reply.error);
  }, []);
  useEffect(() => {
    let isShown = true;
    const look = (): void => {
      ask().then((reply) => isShown && take(reply));
    };
    look();
    addEventListener('focus', look);
    return () => {
      isShown = false;
      removeEventListener('focus', look);
    };
  }, [ask, take]);
  return { value, error, take };
}
