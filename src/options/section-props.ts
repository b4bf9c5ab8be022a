import type { Config } from '../formats/config.ts';
import type { OptionsPorts } from './options-ports.ts';
import type { OptionsState } from './options-state.ts';
import type { OptionsActions } from './start-options.ts';

/** What every section of the options page is given. */
export interface SectionProps {
  readonly config: Config;
  readonly state: OptionsState;
  readonly actions: OptionsActions;
  readonly ports: OptionsPorts;
}
