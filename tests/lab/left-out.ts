import type { CatalogueRow } from './catalogue-rows.ts';

/** Rows of the catalogue that no scenario builds, each with what is missing. */
export const LEFT_OUT: Readonly<Partial<Record<CatalogueRow, string>>> = {};
