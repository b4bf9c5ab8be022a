import type { ComponentChildren, JSX } from 'preact';
import { webAddress } from '../wording/web-address.ts';
import type { PopupPorts } from './popup-ports.ts';

interface OutLinkProps {
  /** Comes from outside: shown as plain text where it is no web address. */
  readonly to: string | undefined;
  readonly ports: Pick<PopupPorts, 'openAddress'>;
  readonly children: ComponentChildren;
}

/** A link to somebody else's page: a popup must not navigate, so it opens in a tab. */
export function OutLink({ to, ports, children }: OutLinkProps): JSX.Element {
  const href = webAddress(to)?.href;
  if (href === undefined) return <>{children}</>;
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    ports.openAddress(href);
  };
  return (
    <a href={href} onClick={open}>
      {children}
    </a>
  );
}
