import { connection } from './connection.ts';

/** Whether the person asked the browser to save data; false where it does not tell (Firefox). */
export function savesData(): boolean {
  const told = connection();
  return told !== undefined && Reflect.get(told, 'saveData') === true;
}
