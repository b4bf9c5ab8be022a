import type { ServiceCause } from '../diagnosis/cause.ts';
import type { Place } from './place.ts';

/** How a failure shows: no answer, a wrong one, or a late one. */
export type Shape = 'silent' | 'broken' | 'slow';

export interface Nature {
  readonly shape: Shape;
  /** Where the cause's own texts say no more than the suspects do; elsewhere general ones stand in. */
  readonly places: readonly Place[];
}

const THEIRS = ['theirs'] as const;
const NOT_YOURS = ['not_yours'] as const;
const UNCLEAR = ['unclear'] as const;
const DEVICE = ['device'] as const;
const YOURS = ['device', 'network', 'near'] as const;

const silent = (places: readonly Place[]): Nature => ({ shape: 'silent', places });
const broken = (places: readonly Place[]): Nature => ({ shape: 'broken', places });

export const SERVICE_NATURE: Readonly<Record<ServiceCause, Nature>> = {
  'server-error': broken(THEIRS),
  maintenance: broken(THEIRS),
  'origin-unreachable': broken(THEIRS),
  'wrong-content': broken(THEIRS),
  'name-gone': silent(THEIRS),
  'zone-broken': silent(THEIRS),
  dnssec: silent(THEIRS),
  'private-network': silent(UNCLEAR),
  'name-filtered': silent(YOURS),
  'name-unresolved': silent(UNCLEAR),
  'resolves-elsewhere': silent(YOURS),
  'certificate-expired': broken(THEIRS),
  'certificate-name': broken(NOT_YOURS),
  'certificate-untrusted': broken(NOT_YOURS),
  'tls-broken': broken(NOT_YOURS),
  refused: silent(NOT_YOURS),
  reset: silent(NOT_YOURS),
  'no-answer': silent(NOT_YOURS),
  unreachable: silent(NOT_YOURS),
  'bad-response': broken(NOT_YOURS),
  'does-not-answer': silent(NOT_YOURS),
  slow: { shape: 'slow', places: THEIRS },
  'proxy-denied': broken(YOURS),
  'proxy-upstream': broken(UNCLEAR),
  'blocked-by-extension': broken(DEVICE),
  'blocked-by-policy': broken(DEVICE),
  'blocked-on-device': broken(DEVICE),
  'client-certificate': broken(DEVICE),
};
