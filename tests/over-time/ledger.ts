/** What a proof prints as it goes, and whether all that it claims held. */
export interface Ledger {
  /** A plain figure. */
  figure(name: string, value: string | number): void;
  /** Something that has to hold; `seen` is what there was instead, or as well. */
  claim(text: string, holds: boolean, seen?: unknown): void;
  /** Claims that did not hold. */
  broken(): readonly string[];
}

/** A ledger whose lines begin with `title`. */
export function openLedger(title: string, print: (line: string) => void = console.log): Ledger {
  const broken: string[] = [];
  return {
    figure: (name, value) => print(`${title}  ${name}: ${value}`),
    claim: (text, holds, seen) => {
      const detail = seen === undefined ? '' : ` (${shorten(JSON.stringify(seen))})`;
      print(`${title}  ${holds ? 'holds' : 'DOES NOT HOLD'}: ${text}${holds ? '' : detail}`);
      if (!holds) broken.push(`${title}: ${text}`);
    },
    broken: () => broken,
  };
}

function shorten(text: string): string {
  return text.length > 1_500 ? `${text.slice(0, 1_500)}...` : text;
}
