import type { BrowserSetup } from '../net/browser-setup.ts';
import type { World } from '../net/world.ts';

export type BrowserKind = 'chromium' | 'firefox';

/** What the extension may look at. */
export type Access = (typeof ACCESSES)[number];

/**
 * `controls`: the state after an installation; `services`: what it asks for as well when services are added, which
 * `grantServices` gives; `all`: every host was granted.
 */
export const ACCESSES = ['all', 'services', 'controls'] as const;

/** What a manifest can give: who the services are nobody knows before a world has its names. */
export type ManifestAccess = Exclude<Access, 'services'>;

export interface OpenOptions {
  readonly world: World;
  readonly access: Access;
  /** BCP 47 tag of the interface; absent: English. */
  readonly language?: string;
  /** Folder of the unpacked builds, `chrome` and `firefox`; absent: `dist`. */
  readonly builds?: string;
  /** What the extension is granted beyond its manifest, such as `notifications`. */
  readonly permissions?: readonly string[];
  /** A window on the display of this process, for whoever sits before it; absent: headless. */
  readonly isVisible?: true;
  /** Whether each life of the background, and each notification, is noted (`witness.ts`). */
  readonly isWitnessed?: true;
  /** Folder of a browser that has ended: its profile and extension are taken up again. */
  readonly again?: string;
}

/** One page in the browser. Expressions are JavaScript; promises are awaited; results are JSON. */
export interface Screen {
  evaluate(expression: string): Promise<unknown>;
  /** Waits until the expression is truthy and returns its value; fails after `timeoutMs`. */
  waitFor(expression: string, timeoutMs: number): Promise<unknown>;
  /** By real input, as the next two. */
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** A key by its name: `Tab`, `Enter`, `Escape`, `Space`. */
  press(key: Key): Promise<void>;
  upload(selector: string, file: string): Promise<void>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  setWidth(pixels: number): Promise<void>;
  /** The whole page as a PNG file; of a real popup what is seen of it. */
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

export type Key = 'Tab' | 'Enter' | 'Escape' | 'Space';

export interface Badge {
  readonly text: string;
  readonly colour: readonly number[];
  readonly title: string;
}

/** A real browser inside the world's client, with the extension in it. */
export interface TestBrowser {
  readonly kind: BrowserKind;
  /** All that is its own: a later browser can go on from there. */
  readonly folder: string;
  /** Process id of the program; everything else of the browser descends from it. */
  readonly pid: number;
  /** Folder into which it saves downloads without asking. */
  readonly downloads: string;
  /** Sends a message from one of the extension's own pages and returns the reply. */
  send(request: object): Promise<unknown>;
  /** Opens a page of the extension, such as `options.html`, as a tab. */
  openPage(file: string): Promise<Screen>;
  /** Opens an address of the world as a tab. */
  openWeb(url: string): Promise<Screen>;
  /** Opens the popup: the real one over `page` where the browser can be driven there, else as a tab. */
  openPopup(page: Screen): Promise<Screen>;
  /** Ends the background as the browser itself would; the next event starts it again. */
  killBackground(): Promise<void>;
  badge(): Promise<Badge>;
  /** Has the background told that a person chose that entry of the context menu, with what a browser says of it. */
  chooseMenu(entry: string, told: object): Promise<void>;
  /** Evaluates JavaScript in one of the extension's own pages that is open all the time; promises are awaited. */
  look(expression: string): Promise<unknown>;
  /** Leaves the extension with just these hosts, as a person can in the browser's own settings. */
  limitHosts(patterns: readonly string[]): Promise<void>;
  /** Gives back all that the manifest asks for. */
  restoreHosts(): Promise<void>;
  /** Tells the running browser these things and no others, and ends once it does as it is told. The world must be well. */
  setUp(setup: BrowserSetup): Promise<void>;
  /** Ends every process of it at once, in the middle of whatever it does; nothing is tidied up. */
  crash(): Promise<void>;
  /** Holds every process of it still, as a device's sleep does, until `wake`. */
  sleep(): void;
  wake(): void;
  close(): Promise<void>;
}
