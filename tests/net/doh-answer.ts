import { resolve } from './dns-answer.ts';
import type { InternetState } from './internet-state.ts';

const TYPES: Readonly<Record<string, number>> = { A: 1, NS: 2, AAAA: 28 };
const STATUS = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

/**
 * Answers `?name=&type=&cd=` as JSON, in the form that public operators share.
 * Undefined: the operator keeps silent. A question without a name gets status 400 and no JSON.
 */
export function answerDoh(
  state: InternetState,
  operator: string,
  search: URLSearchParams,
): { readonly status: number; readonly body: string } | undefined {
  const name = search.get('name');
  if (name === null) return { status: 400, body: '' };
  const type = typeName(search.get('type') ?? 'A');
  const checkingDisabled = ['1', 'true'].includes(search.get('cd') ?? '');
  const resolver = state.operators[operator] ?? { names: {} };
  const resolution = resolve(state, resolver, { name, type, checkingDisabled });
  if (resolution.rcode === 'silent') return undefined;
  const data = type === 'NS' ? resolution.nameServers : resolution.addresses;
  const body = {
    Status: STATUS[resolution.rcode],
    TC: false,
    RD: true,
    RA: true,
    AD: false,
    CD: checkingDisabled,
    Question: [{ name: `${name}.`, type: TYPES[type] }],
    ...(data.length > 0 && {
      Answer: data.map((value) => ({ name: `${name}.`, type: TYPES[type], TTL: 0, data: value })),
    }),
  };
  return { status: 200, body: JSON.stringify(body) };
}

function typeName(text: string): string {
  const byNumber = Object.entries(TYPES).find(([, number]) => String(number) === text);
  return byNumber?.[0] ?? text.toUpperCase();
}
