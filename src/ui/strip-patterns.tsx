import type { JSX } from 'preact';

/** The patterns that strips and their legends are filled with; drawn once on a page. */
export function StripPatterns(): JSX.Element {
  return (
    <svg class="strip-patterns" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="strip-down" width="4" height="4" patternUnits="userSpaceOnUse">
          <path class="strip-ground" data-state="down" d="M0 0h4v4H0z" />
          <path class="strip-ink" d="M-1 1 1-1M0 4 4 0M3 5 5 3" />
        </pattern>
        <pattern id="strip-degraded" width="4" height="4" patternUnits="userSpaceOnUse">
          <path class="strip-ground" data-state="degraded" d="M0 0h4v4H0z" />
          <path class="strip-ink" d="M0 2h4" />
        </pattern>
        <pattern id="strip-unobserved" width="3" height="3" patternUnits="userSpaceOnUse">
          <path class="strip-ground" data-state="unobserved" d="M0 0h3v3H0z" />
          <path class="strip-dot" d="M1.5 1.5h.01" />
        </pattern>
      </defs>
    </svg>
  );
}
