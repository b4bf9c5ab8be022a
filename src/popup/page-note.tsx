import type { JSX } from 'preact';
import type { PopupState } from './popup-state.ts';
import type { Shown } from './shown.ts';

interface PageNoteProps {
  readonly shown: Shown;
  readonly state: Pick<PopupState, 'adHoc'>;
}

/** Why the page in front failed although its site answers. */
export function PageNote({ shown, state }: PageNoteProps): JSX.Element | null {
  const note = state.adHoc?.note;
  return note && shown.told?.overall?.side === 'ok' ? <p class="notice page-note">{note}</p> : null;
}
