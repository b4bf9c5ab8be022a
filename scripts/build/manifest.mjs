/** @typedef {'chrome' | 'firefox'} Target */

/** @type {readonly Target[]} */
export const TARGETS = ['chrome', 'firefox'];

/**
 * The manifest of one browser: the shared part with that browser's `$chrome` or `$firefox` member laid over it
 * (objects merge, arrays are joined, anything else replaces), and the version of the package.
 * Throws when the source names a version of its own that differs.
 * @param {Record<string, unknown>} source
 * @param {Target} target
 * @param {string} version
 * @returns {Record<string, unknown>}
 */
export function deriveManifest(source, target, version) {
  const { $chrome = {}, $firefox = {}, ...shared } = source;
  const merged = merge(shared, target === 'chrome' ? $chrome : $firefox);
  if (!isObject(merged)) throw new TypeError(`manifest.json: $${target} must be an object`);
  if (merged.version !== undefined && merged.version !== version) {
    throw new Error(`manifest.json says version ${merged.version}, package.json ${version}`);
  }
  return { ...merged, version };
}

/**
 * @param {unknown} base
 * @param {unknown} over
 * @returns {unknown}
 */
function merge(base, over) {
  if (Array.isArray(base) && Array.isArray(over)) return [...base, ...over];
  if (!isObject(base) || !isObject(over)) return over;
  /** @type {Record<string, unknown>} */
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    merged[key] = key in base ? merge(base[key], value) : value;
  }
  return merged;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
