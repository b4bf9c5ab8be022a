import type { RecordedIncident } from '../formats/records.ts';
import {
  type CarefulReader,
  createCarefulReader,
  type ExportAbout,
  type ExportSource,
} from './export-source.ts';

/**
 * The whole history as `whichside/history` (src/formats/history.ts), in parts that make one text when put together. Never
 * fails: what cannot be read is left out, and told in `unreadable` and `problems`.
 */
export async function* exportJson(
  source: ExportSource,
  about: ExportAbout,
): AsyncGenerator<string, void, undefined> {
  const careful = createCarefulReader(about);
  yield open({
    format: 'whichside/history',
    version: 1,
    exportedAt: new Date(about.atMs).toISOString(),
    timeZone: about.timeZone,
    services: about.services,
  });
  const subjects = (await careful.read('subjects', source.subjects)) ?? [];
  yield* list('days', subjects, (subject) =>
    careful.read(`days of ${subject}`, () => source.days({ subject })),
  );
  yield* list('hours', subjects, (subject) =>
    careful.read(`hours of ${subject}`, () => source.hours(subject, 0)),
  );
  yield* list('samples', subjects, (subject) =>
    careful.read(`samples of ${subject}`, () => source.samples(subject, 0)),
  );
  const incidents = (await careful.read('incidents', source.incidents)) ?? [];
  yield* list('incidents', incidents, async (known) => [await whole(known, source, careful)]);
  const end = { unreadable: source.unreadable(), problems: careful.problems };
  yield `,\n${JSON.stringify(end).slice(1)}\n`;
}

/** An object that goes on. */
function open(head: object): string {
  return JSON.stringify(head).slice(0, -1);
}

/** A member that is an array, its items one a line, read for one key after the other. */
async function* list<K>(
  name: string,
  keys: readonly K[],
  read: (key: K) => Promise<readonly unknown[] | undefined>,
): AsyncGenerator<string, void, undefined> {
  yield `,\n${JSON.stringify(name)}: [`;
  let separator = '\n';
  for (const key of keys) {
    const items = (await read(key)) ?? [];
    if (items.length === 0) continue;
    yield separator + items.map((item) => JSON.stringify(item)).join(',\n');
    separator = ',\n';
  }
  yield ']';
}

/** With its report, as far as that can be read. */
async function whole(
  known: RecordedIncident,
  source: ExportSource,
  { read }: CarefulReader,
): Promise<RecordedIncident> {
  const { id } = known.incident;
  return (await read(`report of ${id}`, () => source.incident(id))) ?? known;
}
