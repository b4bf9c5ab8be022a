import type { ErrorCode, Reply } from '../protocol.ts';

export function success<T>(value: T): Reply<T> {
  return { ok: true, value };
}

export function failure(code: ErrorCode, message: string): Reply<never> {
  return { ok: false, error: { code, message } };
}
