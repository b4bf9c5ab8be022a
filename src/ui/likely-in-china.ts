/** Time zones of the mainland, old names among them. */
const ZONES = [
  'Asia/Shanghai',
  'Asia/Chongqing',
  'Asia/Harbin',
  'Asia/Urumqi',
  'Asia/Kashgar',
  'PRC',
];

interface Whereabouts {
  /** BCP 47 tags, the preferred one first. */
  readonly languages: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
}

/** Whether this browser's clock or first language makes mainland China likely: enough for a hint, and for no more. */
export function isLikelyInChina({ languages, timeZone }: Whereabouts): boolean {
  return ZONES.includes(timeZone) || /^zh(-Hans)?(-CN)?$/i.test(languages[0] ?? '');
}

/** What this browser tells of where it is, to any page. */
export function whereabouts(): Whereabouts {
  return {
    languages: navigator.languages,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
