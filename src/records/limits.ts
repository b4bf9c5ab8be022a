const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long single looks are kept: for "what happened last night". */
export const SAMPLES_KEPT_MS = 48 * HOUR_MS;
/** Hours tell a week and a day. */
export const HOURS_KEPT_MS = 8 * DAY_MS;
/** As many days as status pages show. */
export const DAYS_KEPT_MS = 90 * DAY_MS;
/** Incidents that are over, after their end. */
export const INCIDENTS_KEPT_MS = 90 * DAY_MS;

/** Looks at one subject that are kept one by one within an hour: two a minute. Roll-ups count the others too. */
export const MOST_SAMPLES_AN_HOUR = 120;
/** Incidents that are over, about 2 kB each. */
export const MOST_INCIDENTS = 1_000;
/** Reports of incidents, about 5 kB each. */
export const MOST_REPORTS = 300;
