import { expect, it } from 'vitest';
import { createEarlierChecks } from '../../lab/earlier-checks.ts';
import { ok, silence } from '../diagnosis/build-facts.ts';
import { CANNOT_TELL, labRun, seen, service, twice } from './scoring/build-runs.ts';

function checked(...services: ReturnType<typeof service>[]) {
  return labRun({ services }).report;
}

const HERE = '203.0.113.7';
const THERE = '198.51.100.7';

it('tells nothing where nobody answered', () => {
  const earlier = createEarlierChecks();
  expect(earlier.tell()).toEqual({});
  earlier.note(checked(service('lark', { observations: twice(silence()) })));
  expect(earlier.tell()).toEqual({});
});

it('tells who answered and who carried them, over all checks', () => {
  const earlier = createEarlierChecks();
  const answering = (address: string, cdn?: string) =>
    service('lark', { observations: [seen(ok({ address, ...(cdn !== undefined && { cdn }) }))] });
  earlier.note(
    checked(answering(HERE, 'Fastly'), service('wren', { observations: twice(silence()) })),
  );
  earlier.note(checked(answering(THERE, 'Fastly')));
  expect(earlier.tell()).toEqual({
    answeredBefore: ['lark'],
    carriedBefore: { lark: { cdns: ['Fastly'], addresses: [HERE, THERE] } },
  });
});

it('goes by what was seen, not by what was said of it', () => {
  const earlier = createEarlierChecks();
  earlier.note(
    checked(
      service('lark', { verdict: CANNOT_TELL }),
      service('wren', { observations: twice(silence()) }),
    ),
  );
  expect(earlier.tell().answeredBefore).toEqual(['lark']);
});

it('takes no word of a stranger for who carries a service', () => {
  const earlier = createEarlierChecks();
  const plain = seen(ok({ verified: false, address: HERE }), { secure: false });
  const broken = seen(ok({ status: 503, address: HERE }));
  const doh = seen(ok({ address: HERE }), { role: 'doh', subject: 'lark.example' });
  earlier.note(checked(service('lark', { observations: [plain, broken, doh] })));
  expect(earlier.tell().carriedBefore).toBeUndefined();
});
