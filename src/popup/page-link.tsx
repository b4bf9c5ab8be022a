import type { ComponentChildren, JSX } from 'preact';
import type { PopupPorts } from './popup-ports.ts';

interface PageLinkProps {
  /** One of the extension's own pages, such as `options.html#services`. */
  readonly to: string;
  /** What an icon alone stands for. */
  readonly label?: string;
  /** Part of a sentence, not a button. */
  readonly isPlain?: boolean;
  readonly ports: Pick<PopupPorts, 'openOwnPage'>;
  readonly children: ComponentChildren;
}

/** A link to a full page of the extension: a popup must not navigate, so it opens in a tab. */
export function PageLink({ to, label, isPlain, ports, children }: PageLinkProps): JSX.Element {
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    ports.openOwnPage(to);
  };
  return (
    <a
      class={isPlain ? undefined : label === undefined ? 'button' : 'icon-button'}
      href={to}
      aria-label={label}
      title={label}
      onClick={open}
    >
      {children}
    </a>
  );
}
