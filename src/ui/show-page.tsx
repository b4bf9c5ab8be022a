import { type ComponentChild, render } from 'preact';
import type { Translate } from '../wording/translate.ts';
import { textDirection } from './text-direction.ts';

interface PageOptions {
  readonly title: string;
  readonly t: Translate;
}

/** Draws a page into its `#root`, in the language and direction of its texts. */
export function showPage(page: ComponentChild, { title, t }: PageOptions): void {
  document.title = title;
  document.documentElement.lang = t('language_tag');
  document.documentElement.dir = textDirection(t);
  const root = document.getElementById('root');
  if (root) render(page, root);
}
