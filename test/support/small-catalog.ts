import { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { Policy } from '../../functions/domain/catalog/policy.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { housePolicy } from './house-policy.ts';

const scale = (none: number, some: number, all: number) => [
  { id: 'none', label: 'None', value: none },
  { id: 'some', label: 'Some', value: some },
  { id: 'all', label: 'All', value: all },
];

/** A catalog with every question type, conditions two deep, a tier, a role, and four criteria of which two are knock-outs. */
export function smallCatalog(policy: Policy = housePolicy()): Catalog {
  return Catalog.parse({
    questionnaire: {
      id: 'small',
      version: '1.0.0',
      title: 'Small questionnaire',
      sections: [
        {
          id: 'data',
          title: 'Data',
          intro: 'What data the system uses.',
          whoKnows: 'Your data team',
          questions: [
            { id: 'data.personal', text: 'Do you train on personal data?', type: 'yes-no', compliant: 'no' },
            {
              id: 'data.basis',
              text: 'On what basis?',
              type: 'single',
              options: scale(0, 50, 100),
              notApplicable: true,
              when: { eq: { question: 'data.personal', value: 'yes' } },
            },
            {
              id: 'data.basis-since',
              text: 'Since when?',
              type: 'date',
              when: { in: { question: 'data.basis', values: ['some', 'all'] } },
            },
            {
              id: 'data.checks',
              text: 'Which checks do you run?',
              type: 'multiple',
              attachments: true,
              options: [
                { id: 'bias', label: 'Bias', value: 60 },
                { id: 'quality', label: 'Quality', value: 60 },
                { id: 'nothing', label: 'None of these', value: 0, exclusive: true },
              ],
            },
          ],
        },
        {
          id: 'operation',
          title: 'Operation',
          intro: 'How the system runs.',
          whoKnows: 'Your operations team',
          questions: [
            { id: 'operation.stop', text: 'Can people stop it?', type: 'yes-no', compliant: 'yes', notApplicable: true },
            {
              id: 'operation.log-days',
              text: 'How many days are logs kept?',
              type: 'number',
              min: -10,
              max: 10_000,
              bands: [
                { atLeast: 180, value: 100 },
                { atLeast: 0, value: 0 },
                { atLeast: 30, value: 50 },
              ],
              notApplicable: true,
            },
            { id: 'operation.staff', text: 'How many people run it?', type: 'number' },
            {
              id: 'operation.certificate',
              text: 'Show us.',
              type: 'evidence',
              kinds: ['certificate'],
              tiers: ['high'],
              notApplicable: true,
            },
          ],
        },
        {
          id: 'makers',
          title: 'For developers',
          intro: 'How it was made.',
          whoKnows: 'Your engineers',
          questions: [{ id: 'makers.notes', text: 'Anything else?', type: 'text', maxLength: 20, roles: ['developer'] }],
        },
      ],
    },
    criteria: {
      id: 'small',
      version: '1.0.0',
      domains: [
        { id: 'data', title: 'Data' },
        { id: 'operation', title: 'Operation' },
      ],
      criteria: [
        criterion('lawful-data', 'data', 20, [{ id: 'data.personal' }, { id: 'data.basis', weight: 3 }], 'data-protection'),
        {
          ...criterion('data-checks', 'data', 10, [{ id: 'data.checks' }], 'data-protection'),
          evidence: { kinds: ['test-report', 'audit-report'], hint: 'A test report' },
        },
        { ...criterion('human-stop', 'operation', 20, [{ id: 'operation.stop' }], 'business-owner'), knockOut: true },
        {
          ...criterion(
            'logs',
            'operation',
            5,
            [{ id: 'operation.log-days', weight: 2 }, { id: 'operation.certificate' }],
            'security',
          ),
          knockOut: true,
          threshold: 3300,
        },
      ],
    },
    policy,
    frameworks: [],
  });
}

function criterion(id: string, domain: string, weight: number, questions: object[], owner: string) {
  const words = { title: id, risk: `The risk of ${id}.`, treatment: `Treat ${id}.` };
  return { id, domain, weight, questions, owner, controls: { iso42001: ['A.10.3'] }, threshold: 6000, ...words };
}

/** The same catalog as stored and read again: another object, the same value. */
export const copyOf = (catalog: Catalog): Catalog => Catalog.parse(JSON.parse(JSON.stringify(catalog)));

/** The catalog with another part, and the hash it then has. */
export function variant(catalog: Catalog, change: Partial<Catalog>): { catalog: Catalog; catalogHash: string } {
  const changed = { ...catalog, ...change };
  return { catalog: changed, catalogHash: hashOf(changed) };
}
