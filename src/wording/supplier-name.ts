import type { Translate } from './translate.ts';

const NAMED = [
  'cloudfront',
  'alibaba',
  'baidu',
  'bytedance',
  'huawei',
  'tencent',
  'wangsu',
] as const;

/** True for a block of addresses, such as `203.0.113.0/24`. */
export function isAddressRange(supplier: string): boolean {
  return /^[\da-f.:]+\/\d+$/i.test(supplier);
}

/** How a content network, known by its signature, is called in the language of `t`; a block of addresses as it is. */
export function supplierName(supplier: string, t: Translate): string {
  const known = NAMED.find((name) => name === supplier);
  if (known !== undefined) return t(`supplier_${known}`);
  return isAddressRange(supplier)
    ? supplier
    : supplier.slice(0, 1).toUpperCase() + supplier.slice(1);
}
