import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { WelcomePorts } from './welcome-ports.ts';

interface PinHintProps {
  readonly ports: WelcomePorts;
}

/** Where the button is: browsers hide new ones behind the puzzle piece. */
export function PinHint({ ports }: PinHintProps): JSX.Element {
  const { t } = ports;
  const [pinned, setPinned] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    const look = (): void => void ports.isOnToolbar().then(setPinned);
    look();
    // Pinning it is done outside the page; coming back is when to look again.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, [ports]);
  return (
    <section class="card pin">
      <h2>{t(pinned ? 'welcome_pinned' : 'welcome_pin')}</h2>
      <p>{t(pinned ? 'welcome_pinned_why' : 'welcome_pin_how')}</p>
      <div class="row-of-buttons">
        <a class="button" href="options.html">
          {t('welcome_open_settings')}
        </a>
      </div>
    </section>
  );
}
