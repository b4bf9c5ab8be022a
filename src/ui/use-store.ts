import { useEffect, useState } from 'preact/hooks';
import type { Store } from './store.ts';

/** The store's value; draws the component anew whenever it changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(store.get);
  useEffect(() => {
    const changed = (): void => setValue(() => store.get());
    // It may have changed between the drawing and this effect.
    changed();
    return store.subscribe(changed);
  }, [store]);
  return value;
}
