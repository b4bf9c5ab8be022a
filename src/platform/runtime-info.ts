import * as v from 'valibot';
import { browser } from './browser.ts';

const brandsSchema = v.object({
  brands: v.array(v.object({ brand: v.string(), version: v.string() })),
});

/** Version of this extension, as in its manifest. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

/** Name and major version of this browser, such as `Chromium 156` or `Firefox 153`. */
export async function browserName(): Promise<string> {
  // Firefox only; `typeof browser` no longer tells the browsers apart.
  if (typeof browser.runtime.getBrowserInfo === 'function') {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return `${name} ${version.split('.')[0]}`;
  }
  const parsed = v.safeParse(brandsSchema, Reflect.get(navigator, 'userAgentData'));
  return parsed.success ? brandOf(parsed.output.brands) : 'Chromium';
}

/** The vendor's own brand before the engine's; made-up ones ("Not A;Brand") keep sites from sniffing. */
function brandOf(brands: readonly { brand: string; version: string }[]): string {
  const real = brands.filter(({ brand }) => !/not.*brand/i.test(brand));
  const brand = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  return brand === undefined ? 'Chromium' : `${brand.brand} ${brand.version}`;
}
