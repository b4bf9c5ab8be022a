import { EvidenceBody } from './evidence-body.tsx';
import { NextSteps } from './next-steps.tsx';
import { OutsideSays } from './outside-says.tsx';
import { PauseOffer } from './pause-offer.tsx';
import { writtenReport } from './written-report.ts';

/** What the popup shows only once it is opened or pressed: loaded by itself when the first frame stands. */
export const LATER_PARTS = {
  EvidenceBody,
  NextSteps,
  OutsideSays,
  PauseOffer,
  writtenReport,
} as const;

export type LaterParts = typeof LATER_PARTS;
