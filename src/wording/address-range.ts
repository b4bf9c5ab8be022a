/** True for a block of addresses, such as `203.0.113.0/24`, rather than a name. */
export function isAddressRange(supplier: string): boolean {
  return /^[\da-f.:]+\/\d+$/i.test(supplier);
}
