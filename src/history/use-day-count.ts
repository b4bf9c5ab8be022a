import { useEffect, useState } from 'preact/hooks';
import { DAY_COUNT } from './latency-points.ts';

/** Where a strip of 90 days would be finer than a pointer. */
const NARROWER = [
  { query: '(width < 34rem)', count: 30 },
  { query: '(width < 60rem)', count: 60 },
] as const;

/** How many days fit beside each other in this window. */
export function useDayCount(): number {
  const [count, setCount] = useState(dayCount);
  useEffect(() => {
    const changed = (): void => setCount(dayCount());
    const queries = NARROWER.map(({ query }) => matchMedia(query));
    for (const query of queries) query.addEventListener('change', changed);
    return () => {
      for (const query of queries) query.removeEventListener('change', changed);
    };
  }, []);
  return count;
}

function dayCount(): number {
  return NARROWER.find(({ query }) => matchMedia(query).matches)?.count ?? DAY_COUNT;
}
