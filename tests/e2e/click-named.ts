import type { Screen } from '../browsers/test-browser.ts';

/** Clicks, by real input, the one visible button or link of this name. */
export async function clickNamed(screen: Screen, name: string): Promise<void> {
  const found = await screen.waitFor(
    `(() => {
      const all = [...document.querySelectorAll('button, a[href], summary')];
      const named = all.filter((each) => each.textContent.trim() === ${JSON.stringify(name)});
      document.querySelector('[data-wanted]')?.removeAttribute('data-wanted');
      named[0]?.setAttribute('data-wanted', '');
      return named.length;
    })()`,
    5_000,
  );
  if (found !== 1) throw new Error(`${String(found)} buttons are named ${name}`);
  await screen.click('[data-wanted]');
}
