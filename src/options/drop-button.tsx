import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OptionsPorts } from './options-ports.ts';

interface DropButtonProps {
  readonly origins: readonly string[];
  readonly label: string;
  /** What is read out where the label alone would not say whose access it is. */
  readonly fullLabel?: string;
  readonly ports: OptionsPorts;
  readonly onChange: () => void;
}

/** Gives access back, host by host: one that the browser keeps does not keep the others. */
export function DropButton(props: DropButtonProps): JSX.Element {
  const { origins, label, fullLabel, ports, onChange } = props;
  const [failed, setFailed] = useState(false);
  const drop = async (): Promise<void> => {
    const dropped = await Promise.all(origins.map((origin) => ports.dropAccess([origin])));
    setFailed(dropped.includes(false));
    onChange();
  };
  return (
    <>
      <button type="button" class="button" aria-label={fullLabel} onClick={drop}>
        {label}
      </button>
      {failed && (
        <p class="problem" role="alert">
          {ports.t('options_drop_failed')}
        </p>
      )}
    </>
  );
}
