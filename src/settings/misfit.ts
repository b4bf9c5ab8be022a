import { MAX_COMPONENTS, MAX_CONTROLS, MAX_ENDPOINTS, MAX_SERVICES } from '../formats/config.ts';
import type { Problem } from '../formats/problem.ts';
import { excessOf } from './config-size.ts';

/** What makes looking at the rest of an input pointless: another kind of file, another version, far too much. */
export function misfitOf(input: unknown): Problem | undefined {
  if (!isObject(input)) return { path: '', message: 'must be an object' };
  if (input.format !== 'whichside/config') {
    return { path: 'format', message: 'must be "whichside/config"' };
  }
  return versionMisfit(input.version) ?? listMisfit(input) ?? sizeMisfit(input);
}

function versionMisfit(version: unknown): Problem | undefined {
  if (version === 1) return undefined;
  const isNewer = typeof version === 'number' && version > 1;
  const message = isNewer ? 'was made by a newer version; this one reads version 1' : 'must be 1';
  return { path: 'version', message };
}

/** Looked at before the entries are: each of a million would be a problem of its own. */
function listMisfit({ services, controls }: Record<string, unknown>): Problem | undefined {
  const found =
    tooLong(services, { path: 'services', most: MAX_SERVICES }) ??
    tooLong(controls, { path: 'controls', most: MAX_CONTROLS });
  if (found !== undefined || !Array.isArray(services)) return found;
  for (const [index, service] of services.entries()) {
    const problem = serviceMisfit(service, `services[${index}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function serviceMisfit(service: unknown, path: string): Problem | undefined {
  if (!isObject(service)) return undefined;
  const { endpoints, feed } = service;
  const components = isObject(feed) ? feed.components : undefined;
  return (
    tooLong(endpoints, { path: `${path}.endpoints`, most: MAX_ENDPOINTS }) ??
    tooLong(components, { path: `${path}.feed.components`, most: MAX_COMPONENTS })
  );
}

function tooLong(
  list: unknown,
  { path, most }: { path: string; most: number },
): Problem | undefined {
  if (!Array.isArray(list) || list.length <= most) return undefined;
  return { path, message: `has ${list.length} entries, at most ${most}` };
}

function sizeMisfit(input: object): Problem | undefined {
  try {
    return excessOf(JSON.stringify(input));
  } catch {
    // Pages may send what no file could hold: values without a JSON form, circles, depths without an end.
    return { path: '', message: 'must be plain JSON data' };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
