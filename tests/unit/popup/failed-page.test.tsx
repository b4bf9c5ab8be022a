// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Report } from '../../../src/formats/report.ts';
import type { ReportVerdict } from '../../../src/formats/verdict.ts';
import { AD_HOC, ALL_WELL, PARTIAL } from '../ui/sample-reports.ts';
import { fakePopup } from './fake-ports.ts';
import { openPopup, settle } from './open-popup.tsx';

const HOST = AD_HOC.services[0]?.name ?? '';
const URL_OF_IT = `https://${HOST}/`;
const NOTE = 'It answers now. Load the page again.';
const FAULT = {
  kind: 'fault',
  suspects: ['provider'],
  cause: 'server-error',
  scope: 'down',
  certainty: 'suspected',
  evidence: [],
} satisfies ReportVerdict;
const FAILS: Report = {
  ...AD_HOC,
  overall: { side: 'theirs', headline: 'It fails.', service: 'adhoc' },
  services: AD_HOC.services.map((one) => ({ ...one, verdict: FAULT })),
};

test('what is known of the page stands there at once, and is checked again', async () => {
  const fake = fakePopup({
    stored: ALL_WELL,
    opensOn: { url: URL_OF_IT, report: FAILS, note: NOTE },
  });
  const main = await openPopup(fake);
  expect(main.querySelector('[data-service="adhoc"][data-kind="fault"]')).not.toBeNull();
  expect(fake.ports.check).toHaveBeenCalledExactlyOnceWith({ url: URL_OF_IT });
});

test('an address that was asked for is checked at once', async () => {
  const fake = fakePopup({ stored: ALL_WELL, opensOn: { url: URL_OF_IT } });
  const main = await openPopup(fake);
  expect(fake.ports.check).toHaveBeenCalledExactlyOnceWith({ url: URL_OF_IT });
  fake.answer(FAILS);
  await settle();
  expect(main.querySelector('[data-service="adhoc"][data-kind="fault"]')).not.toBeNull();
});

test('why it failed is told where its site answers, and only there', async () => {
  const fake = fakePopup({ opensOn: { url: URL_OF_IT, report: FAILS, note: NOTE } });
  await openPopup(fake);
  expect(screen.queryByText(NOTE)).toBeNull();
  fake.answer(AD_HOC);
  await settle();
  expect(screen.getByText(NOTE)).toBeTruthy();
});

test('what is learnt of another address meanwhile is not shown as news of this one', async () => {
  const fake = fakePopup({ opensOn: { url: 'https://other.example/', report: AD_HOC } });
  const main = await openPopup(fake);
  fake.progress({ ...PARTIAL, services: FAILS.services });
  await settle();
  expect(main.querySelector('[data-kind="fault"]')).toBeNull();
});
