import type { JSX } from 'preact';
import type { Suspect } from '../diagnosis/suspect.ts';

interface StationPictureProps {
  readonly suspect: Suspect;
}

/** Line drawings on a 26 x 26 grid. */
const PICTURES: Readonly<Record<Suspect, string>> = {
  // A laptop.
  device: 'M5.5 6.5h15a1 1 0 0 1 1 1v9.5h-17V7.5a1 1 0 0 1 1-1zM2.5 20h21',
  // A wireless router.
  network:
    'M4.5 16h17v4.5h-17zM8 18.25h.01M11.5 18.25h.01M13 16v-3.5M9.9 9.9a4.4 4.4 0 0 1 6.2 0M7.1 7.1a8.3 8.3 0 0 1 11.8 0',
  // The globe that lies between.
  path: 'M13 3.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM3.5 13h19M13 3.5c2.6 2.7 3.9 5.9 3.9 9.5s-1.3 6.8-3.9 9.5c-2.6-2.7-3.9-5.9-3.9-9.5s1.3-6.8 3.9-9.5z',
  // Servers in a rack.
  provider:
    'M5.5 4.5h15v5h-15zM5.5 10.5h15v5h-15zM5.5 16.5h15v5h-15zM9 7h.01M9 13h.01M9 19h.01M13.5 7h4M13.5 13h4M13.5 19h4',
};

export function StationPicture({ suspect }: StationPictureProps): JSX.Element {
  return <path d={PICTURES[suspect]} />;
}
