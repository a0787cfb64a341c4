import { Catalog } from '../../functions/domain/catalog.ts';
import { housePolicy } from './house-policy.ts';

const SECTIONS = 10;
const PER_SECTION = 11;
const CRITERIA = 45;

/** A generated catalog of the size of a real one: 110 questions in 10 sections, 45 criteria of 1 to 4 questions. */
export function largeCatalog(): Catalog {
  const ids = Array.from({ length: SECTIONS * PER_SECTION }, (_, n) => `s${Math.floor(n / PER_SECTION)}.q${n % PER_SECTION}`);
  const question = (id: string, n: number) => {
    const base = { id, text: id, attachments: n % 4 === 0, notApplicable: true, ...condition(ids, n) };
    if (n % 5 === 1) return { ...base, type: 'multiple', options: options([40, 40, 40, 40]) };
    if (n % 5 === 2) return { ...base, type: 'single', options: options([0, 30, 60, 100]) };
    if (n % 25 === 3)
      return {
        ...base,
        type: 'number',
        bands: [
          { atLeast: 1, value: 50 },
          { atLeast: 9, value: 100 },
        ],
      };
    if (n % 25 === 8) return { ...base, type: 'evidence', kinds: ['certificate'] };
    return { ...base, type: 'yes-no', compliant: 'yes' };
  };
  const words = { intro: '-', whoKnows: '-', title: '-' };
  return Catalog.parse({
    questionnaire: {
      ...{ id: 'large', version: '1.0.0', title: '-' },
      sections: Array.from({ length: SECTIONS }, (_, s) => ({
        id: `s${s}`,
        ...words,
        questions: ids.slice(s * PER_SECTION, (s + 1) * PER_SECTION).map((id, n) => question(id, s * PER_SECTION + n)),
      })),
    },
    criteria: {
      ...{ id: 'large', version: '1.0.0', domains: Array.from({ length: SECTIONS }, (_, s) => ({ id: `s${s}`, title: '-' })) },
      criteria: Array.from({ length: CRITERIA }, (_, c) => ({
        ...{ id: `c${c}`, title: '-', domain: `s${c % SECTIONS}`, controls: { iso42001: ['A.10.3'] } },
        ...{ weight: [5, 10, 20][c % 3], threshold: 6000, knockOut: c % 5 === 0, risk: '-', treatment: '-', owner: 'security' },
        questions: Array.from({ length: 1 + (c % 4) }, (_, q) => ({ id: ids[(c * 5 + q * 7) % ids.length], weight: 1 + (q % 3) })),
        ...(c % 2 === 0 && { evidence: { kinds: ['certificate', 'test-report'], hint: '-' } }),
      })),
    },
    policy: housePolicy(),
    frameworks: [],
  });
}

const options = (values: number[]) => values.map((value, n) => ({ id: `o${n}`, label: `${n}`, value }));

/** Every sixth question opens by the first of its section. */
function condition(ids: string[], n: number) {
  return n % 6 === 5 && n % PER_SECTION !== 0
    ? { when: { not: { eq: { question: ids[n - (n % PER_SECTION)], value: 'none' } } } }
    : {};
}
