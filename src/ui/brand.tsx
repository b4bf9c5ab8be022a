import type { JSX } from 'preact';

interface BrandProps {
  readonly name: string;
}

/** The mark of the toolbar icon beside the name. */
export function Brand({ name }: BrandProps): JSX.Element {
  return (
    <span class="brand">
      <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
        <path class="brand-near" d="M16.9 1.5A14.5 14.5 0 0 0 11.3 29.7z" />
        <path class="brand-far" d="M20.7 2.3A14.5 14.5 0 0 1 15.1 30.5z" />
      </svg>
      <span>{name}</span>
    </span>
  );
}
