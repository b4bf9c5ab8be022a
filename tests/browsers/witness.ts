import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/**
 * Stands before the background of a test's copy and notes, in a database of its own, each life of it
 * and each notification that it asks for. A notification replaces one of the same name without a
 * trace, and a person may have closed it: what is on the screen does not tell how often anybody was told.
 */
const WITNESS = `(() => {
  const opened = new Promise((done, fail) => {
    const request = indexedDB.open('witness', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('notes', { autoIncrement: true });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const note = (entry) => opened.then((database) => new Promise((done) => {
    const change = database.transaction('notes', 'readwrite');
    change.oncomplete = change.onabort = done;
    change.objectStore('notes').add({ atMs: Date.now(), ...entry });
  }));
  void note({ kind: 'wake' });
  const { notifications } = globalThis.browser ?? globalThis.chrome;
  if (notifications === undefined) return;
  const create = notifications.create.bind(notifications);
  notifications.create = async (...args) => {
    const [id, options] = typeof args[0] === 'string' ? args : ['', args[0]];
    await note({ kind: 'told', id, title: String(options.title), message: String(options.message) });
    return create(...args);
  };
})();
`;

/** JavaScript for a page of the extension: everything that the witness has noted. */
export const READ_WITNESS = `new Promise((done, fail) => {
  const request = indexedDB.open('witness', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('notes', { autoIncrement: true });
  request.onerror = () => fail(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction('notes').objectStore('notes').getAll();
    all.onsuccess = () => { request.result.close(); done(all.result); };
    all.onerror = () => fail(all.error);
  };
})`;

export const notesSchema = v.array(
  v.variant('kind', [
    v.object({ kind: v.literal('wake'), atMs: v.number() }),
    v.object({
      kind: v.literal('told'),
      atMs: v.number(),
      id: v.string(),
      title: v.string(),
      message: v.string(),
    }),
  ]),
);

/** Puts the witness before the background of an unpacked extension. */
export async function addWitness(extension: string): Promise<void> {
  const file = join(extension, 'background.js');
  await writeFile(file, WITNESS + (await readFile(file, 'utf8')));
}
