import { type ComponentChild, render } from 'preact';

interface PageOptions {
  readonly title: string;
  /** BCP 47 tag of the texts on the page. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Draws a page into its `#root`, in its language and direction. */
export function showPage(page: ComponentChild, { title, lang, dir }: PageOptions): void {
  document.title = title;
  document.documentElement.lang = lang;
  document.documentElement.dir = dir;
  const root = document.getElementById('root');
  if (root) render(page, root);
}
