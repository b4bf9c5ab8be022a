/** So many colours can be numbered with one byte. */
const MOST = 256;
/** So many of the most common ones are shown as they are: a tile of its own tint must not turn into the grey beside it. */
const KEPT = 64;

export interface Palette {
  /** 0xRRGGBB. */
  readonly colours: readonly number[];
  /** For each colour of the picture, its place among them. */
  readonly places: ReadonlyMap<number, number>;
}

/**
 * Colours that stand for all those of a picture (0xRRGGBB, with how many pixels have each): common ones for themselves,
 * and others for none that is further away than it must be for 256 to do.
 */
export function paletteOf(counts: ReadonlyMap<number, number>): Palette {
  const commonFirst = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  for (let reach = 0; ; reach += 1) {
    const palette = covering(commonFirst, reach);
    if (palette !== undefined) return palette;
  }
}

/** Each colour is taken that none before it stands for; undefined where that makes too many. */
function covering(commonFirst: readonly number[], reach: number): Palette | undefined {
  const colours: number[] = [];
  const places = new Map<number, number>();
  for (const colour of commonFirst) {
    const isKept = reach === 0 || colours.length < KEPT;
    let place = isKept ? -1 : nearest(colours, colour, reach);
    if (place === -1) {
      if (colours.length === MOST) return undefined;
      place = colours.push(colour) - 1;
    }
    places.set(colour, place);
  }
  return { colours, places };
}

function nearest(colours: readonly number[], colour: number, reach: number): number {
  let best = -1;
  let least = reach;
  for (const [place, candidate] of colours.entries()) {
    const away = distance(candidate, colour);
    if (away <= least) {
      best = place;
      least = away - 1;
    }
  }
  return best;
}

/** By how much the part of a colour differs that differs most. */
function distance(one: number, other: number): number {
  let most = 0;
  for (const shift of [0, 8, 16]) {
    most = Math.max(most, Math.abs(((one >> shift) & 255) - ((other >> shift) & 255)));
  }
  return most;
}
