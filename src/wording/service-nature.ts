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

export const SERVICE_NATURE: Readonly<Record<ServiceCause, Nature>> = {
  'server-error': { shape: 'broken', places: THEIRS },
  maintenance: { shape: 'broken', places: THEIRS },
  'origin-unreachable': { shape: 'broken', places: THEIRS },
  'wrong-content': { shape: 'broken', places: THEIRS },
  'name-gone': { shape: 'silent', places: THEIRS },
  'zone-broken': { shape: 'silent', places: THEIRS },
  dnssec: { shape: 'silent', places: THEIRS },
  'name-filtered': { shape: 'silent', places: YOURS },
  'name-unresolved': { shape: 'silent', places: UNCLEAR },
  'resolves-elsewhere': { shape: 'silent', places: YOURS },
  'certificate-expired': { shape: 'broken', places: THEIRS },
  'certificate-name': { shape: 'broken', places: NOT_YOURS },
  'certificate-untrusted': { shape: 'broken', places: NOT_YOURS },
  'tls-broken': { shape: 'broken', places: NOT_YOURS },
  refused: { shape: 'silent', places: NOT_YOURS },
  reset: { shape: 'silent', places: NOT_YOURS },
  'no-answer': { shape: 'silent', places: NOT_YOURS },
  unreachable: { shape: 'silent', places: NOT_YOURS },
  'bad-response': { shape: 'broken', places: NOT_YOURS },
  'does-not-answer': { shape: 'silent', places: NOT_YOURS },
  slow: { shape: 'slow', places: THEIRS },
  'proxy-denied': { shape: 'broken', places: YOURS },
  'proxy-upstream': { shape: 'broken', places: UNCLEAR },
  'blocked-by-extension': { shape: 'broken', places: DEVICE },
  'blocked-by-policy': { shape: 'broken', places: DEVICE },
  'blocked-on-device': { shape: 'broken', places: DEVICE },
  'client-certificate': { shape: 'broken', places: DEVICE },
};
