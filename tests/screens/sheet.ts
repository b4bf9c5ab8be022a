import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Badge } from '../../src/platform/action.ts';
import type { AlertSection } from './alert-scenes.ts';
import type { BadgeScene } from './badge-scenes.ts';

interface Sheet {
  /** BCP 47 tag. */
  readonly lang: string;
  /** Folder of the build whose icons are shown. */
  readonly icons: string;
}

/** Twice the size of a toolbar, whose icons are 16 pixels wide. */
const CSS = `
  body { margin: 0; padding: 28px 32px 32px; font: 15px/1.45 system-ui, sans-serif; color: #1b1f27; background: #f6f7f9; }
  h2 { margin: 26px 0 12px; font-size: 17px; }
  h2:first-child { margin-top: 0; }
  .states { display: grid; grid-template-columns: auto auto 1fr; gap: 10px 14px; align-items: center; }
  .states strong { display: block; font-size: 13px; font-weight: 400; color: #596273; }
  .bar { display: grid; place-items: center; inline-size: 84px; block-size: 60px; border-radius: 10px; }
  .bar.light { background: #fff; border: 1px solid #dfe2e8; box-sizing: border-box; }
  .bar.dark { background: #35363a; }
  .button { position: relative; inline-size: 32px; block-size: 32px; }
  .button img { display: block; inline-size: 32px; block-size: 32px; }
  .button b { position: absolute; inset-block-end: -9px; inset-inline-end: -13px; min-inline-size: 14px; padding: 0 4px; border-radius: 6px; font: 700 18px/22px system-ui, sans-serif; text-align: center; }
  .alerts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px; }
  .alert { display: grid; grid-template-columns: 40px 1fr; gap: 0 12px; padding: 12px 14px; border-radius: 12px; background: #fff; border: 1px solid #dfe2e8; align-content: start; }
  .alert img { inline-size: 40px; block-size: 40px; grid-row: span 3; }
  .alert small { color: #596273; font-size: 12px; }
  .alert p { margin: 2px 0 0; font-size: 14px; }
`;

/** A page with every state of the button, on a light and on a dark toolbar, each with its tooltip. */
export async function badgeSheet(scenes: readonly BadgeScene[], sheet: Sheet): Promise<string> {
  const rows = scenes.map(async ({ when, badge }) => {
    const button = await buttonOf(badge, sheet);
    return `<span class="bar light">${button}</span><span class="bar dark">${button}</span>
      <div><strong>${escaped(when)}</strong>${escaped(badge.title)}</div>`;
  });
  return pageOf(sheet, `<div class="states">${(await Promise.all(rows)).join('')}</div>`);
}

/** A page with every notification, as systems lay them out. `from`: the name of the extension. */
export async function alertSheet(
  sections: readonly AlertSection[],
  sheet: Sheet & { readonly from: string },
): Promise<string> {
  const parts = sections.map(async ({ heading, scenes }) => {
    const cards = scenes.map(async ({ text: { title, message, side } }) => {
      const icon = await imageOf(
        `${side === 'ok' ? 'icons/icon' : `icons/state-${side}`}-128`,
        sheet,
      );
      return `<div class="alert">${icon}<small>${escaped(sheet.from)}</small>
        <strong>${escaped(title)}</strong><p>${escaped(message)}</p></div>`;
    });
    const all = (await Promise.all(cards)).join('');
    return `<h2>${escaped(heading)}</h2><div class="alerts">${all}</div>`;
  });
  return pageOf(sheet, (await Promise.all(parts)).join(''));
}

async function buttonOf({ text, colour, textColour, icon }: Badge, sheet: Sheet): Promise<string> {
  const mark = `<b style="background: ${colour}; color: ${textColour}">${escaped(text)}</b>`;
  return `<span class="button">${await imageOf(`${icon}-32`, sheet)}${text === '' ? '' : mark}</span>`;
}

async function imageOf(name: string, { icons }: Sheet): Promise<string> {
  const image = await readFile(join(icons, `${name}.png`), 'base64');
  return `<img alt="" src="data:image/png;base64,${image}">`;
}

function pageOf({ lang }: Sheet, body: string): string {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Sheet</title>
    <style>${CSS}</style><body>${body}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
