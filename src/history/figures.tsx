import type { ComponentChild, JSX } from 'preact';

interface FiguresProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of each is its heading. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChild[] }[];
}

/** Figures as a table; it scrolls in its own box, by keyboard too. */
export function Figures({ caption, columns, rows }: FiguresProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section class="figures" tabIndex={0} aria-label={caption}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
