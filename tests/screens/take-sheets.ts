import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench } from '../e2e/bench.ts';
import { messagesOf, translator } from '../unit/wording/translator.ts';
import { type AlertSection, alertScenes } from './alert-scenes.ts';
import { badgeScenes } from './badge-scenes.ts';
import type { Taking } from './keep-picture.ts';
import { proveShown } from './prove-shown.ts';
import { alertSheet, badgeSheet } from './sheet.ts';

const BADGE_WIDTH = 860;
const ALERT_WIDTH = 1_200;

interface TakeSheets extends Taking {
  /** The unpacked build that the browser has, whose icons are shown. */
  readonly icons: string;
}

/**
 * What no page shows: the button in each of its states and every notification, drawn from what the product's own code makes
 * of samples. Fails where a text is left out, and where the browser's button and notifications say something else.
 */
export async function takeSheets(bench: Bench, { tongue, keep, icons }: TakeSheets): Promise<void> {
  const { tag, suffix, language } = tongue;
  const said = new Set<string>();
  const speak = translator(language);
  const badges = badgeScenes(tongue, (key, ...values) => {
    said.add(key);
    return speak(key, ...values);
  });
  const sections = alertScenes(tongue, (key, ...values) => {
    said.add(key);
    return speak(key, ...values);
  });
  const unsaid = [...messagesOf(language, 'alerts').keys()].filter((key) => !said.has(key));
  if (unsaid.length > 0) throw new Error(`no picture shows ${unsaid.join(', ')}`);
  await proveShown(bench, { tongue, badges, alerts: sections.flatMap(({ scenes }) => scenes) });
  const from = speak('extension_name');
  const ofPicture = (name: AlertSection['picture']): Promise<string> =>
    alertSheet(
      sections.filter(({ picture }) => picture === name),
      { lang: tag, icons, from },
    );
  for (const [name, html, width] of [
    ['badges', await badgeSheet(badges, { lang: tag, icons }), BADGE_WIDTH],
    ['alerts', await ofPicture('alerts'), ALERT_WIDTH],
    ['alerts-own', await ofPicture('alerts-own'), ALERT_WIDTH],
  ] as const) {
    const file = join(bench.world.folder, `${name}.html`);
    await writeFile(file, html);
    const screen = await bench.browser.openWeb(pathToFileURL(file).href);
    await screen.setWidth(width);
    await keep(screen, `${name}-${suffix}`);
  }
}
