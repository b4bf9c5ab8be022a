const UNITS = [
  { unit: 'gigabyte', bytes: 1e9 },
  { unit: 'megabyte', bytes: 1e6 },
  { unit: 'kilobyte', bytes: 1e3 },
] as const;

/** An amount of data as people are told it, such as "1.2 MB", in that language (BCP 47). */
export function bytesInWords(bytes: number, language: string): string {
  const { unit, bytes: size } = UNITS.find((one) => bytes >= one.bytes) ?? {
    unit: 'kilobyte',
    bytes: 1e3,
  };
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes >= 100 * size ? 0 : 1,
  }).format(bytes / size);
}
