import type { Finding } from '../diagnosis/finding.ts';
import type { Translate } from './translate.ts';

/** Tells one finding as a sentence in plain words. */
export function tellEvidence(finding: Finding, _t: Translate): string {
  return finding.key;
}
