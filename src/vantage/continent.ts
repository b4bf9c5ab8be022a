export type Continent = 'AF' | 'AS' | 'EU' | 'NA' | 'OC' | 'SA';

/**
 * Countries (ISO 3166-1 alpha-2, and XK) by continent, as GeoNames has them. Antarctica is left out: nobody there to ask.
 */
const COUNTRIES: Readonly<Record<Continent, string>> = {
  AF: 'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
  AS: 'AE AF AM AZ BD BH BN BT CC CN CX GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TM TR TW UZ VN YE',
  EU: 'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK',
  NA: 'AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG VI',
  OC: 'AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TL TO TV UM VU WF WS',
  SA: 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE',
};

/** Where else to ask, the nearer one first: another continent each, with many homes on the network of probes. */
const ELSEWHERE: Readonly<Record<Continent, readonly [near: Continent, far: Continent]>> = {
  AF: ['EU', 'NA'],
  AS: ['EU', 'NA'],
  EU: ['AS', 'NA'],
  NA: ['EU', 'AS'],
  OC: ['AS', 'NA'],
  SA: ['NA', 'EU'],
};

/** Where to ask when nobody knows where this browser is: most people live there. */
export const WORLD: readonly Continent[] = ['AF', 'AS', 'EU', 'NA', 'SA'];

/** Two other continents than that of a country; undefined for what is no country. */
export function elsewhere(country: string): readonly [Continent, Continent] | undefined {
  if (!/^[A-Z]{2}$/.test(country)) return undefined;
  const home = ([...WORLD, 'OC'] as const).find((each) => COUNTRIES[each].includes(country));
  return home === undefined ? undefined : ELSEWHERE[home];
}
