import { onCheckPageKeys } from '../../platform/commands.ts';
import { onUpdated } from '../../platform/lifecycle.ts';
import { clearMenuEntries, offerMenuEntries, onMenuChosen } from '../../platform/menus.ts';
import type { Translate } from '../../wording/translate.ts';
import { type AskTools, askForPage, forgetOldRequest } from './ask-for-page.ts';

interface MenuTools extends AskTools {
  readonly t: Translate;
}

/** Offers "Is it down?" on links and pages. Must be called in the background's first turn. */
export function offerMenu({ t, ...tools }: MenuTools): void {
  const offer = (): void => offerMenuEntries(t('menu_is_it_down'));
  onMenuChosen((address) => askForPage(address, tools));
  // Another version words it otherwise, or a browser speaks another language since.
  onUpdated(() => tools.watchOver(clearMenuEntries().then(offer)));
  offer();
  tools.watchOver(forgetOldRequest(tools.now()));
}

/** Checks the page in front when its keys are pressed. Must be called in the background's first turn. */
export function listenForKeys(tools: AskTools): void {
  onCheckPageKeys((address) => askForPage(address, tools));
}
