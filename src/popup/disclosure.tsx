import type { JSX } from 'preact';
import type { PopupActions, PopupState } from './popup-state.ts';

/** What is folded away until somebody asks. */
export type Folded = 'evidence' | 'steps' | 'pause';

interface DisclosureProps {
  readonly name: Folded;
  readonly title: JSX.Element | string;
  /** Drawn from the first opening on: a long list is no burden while nobody looks at it. */
  readonly body: () => JSX.Element | null | undefined;
  readonly state: Pick<PopupState, 'opened'>;
  readonly actions: Pick<PopupActions, 'open'>;
}

/** A part that is folded away under its title. */
export function Disclosure({ name, title, body, state, actions }: DisclosureProps): JSX.Element {
  const open = (): void => actions.open(name);
  return (
    <details class="disclosure" onToggle={({ currentTarget }) => currentTarget.open && open()}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: browsers do what a press does; this only draws before it */}
      <summary onClick={open}>
        <h2>{title}</h2>
      </summary>
      {state.opened.includes(name) && <div class="disclosed">{body()}</div>}
    </details>
  );
}
