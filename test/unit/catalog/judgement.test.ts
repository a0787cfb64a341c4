import { edit, findsProblems } from '../../support/edited-catalog.ts';

const about = 'questionnaires/ai-supplier/about.yaml';
const oversight = 'questionnaires/ai-supplier/oversight.yaml';
const operation = 'questionnaires/ai-supplier/operation.yaml';
const security = 'questionnaires/ai-supplier/security.yaml';
const criteria = 'criteria/ai-supplier.yaml';

findsProblems([
  {
    name: 'a question that is not there',
    edits: [edit(criteria, 'id: data.retention', 'id: data.storage')],
    says: 'uses the question “data.storage”, but there is no such question',
  },
  {
    name: 'a question that is context',
    edits: [edit(criteria, 'id: data.retention', 'id: about.purpose')],
    says: 'uses “about.purpose”, which earns no points',
  },
  {
    name: 'a choice that only steers',
    edits: [edit(criteria, 'id: data.retention', 'id: about.does')],
    says: 'uses “about.does”, which earns no points',
  },
  {
    name: 'a question that nobody judges',
    edits: [edit(criteria, '      - { id: oversight.stop, weight: 1 }\n', '')],
    says: '“oversight.stop” earns points, but no criterion uses it',
    file: oversight,
    line: '- id: oversight.stop',
  },
  {
    name: 'a question judged twice',
    edits: [edit(criteria, '{ id: oversight.stop, weight: 1 }', '{ id: security.access, weight: 1 }')],
    says: 'is judged twice: by “human-control” and by “access-control”',
    file: criteria,
    line: '{ id: security.access, weight: 1 }\n    evidence',
  },
  {
    name: 'a domain that is not there',
    edits: [edit(criteria, 'domain: impact', 'domain: effects')],
    says: 'in the domain “effects”',
  },
  {
    name: 'evidence that cannot be attached',
    edits: [
      edit(criteria, '    threshold: 10000', '    evidence:\n      kinds: [policy]\n      hint: A promise\n    threshold: 10000'),
    ],
    says: 'none of its questions takes a file',
    line: 'evidence:\n      kinds: [policy]\n      hint: A promise',
  },
  {
    name: 'options that cannot reach 100',
    edits: [
      edit(
        security,
        "id: at-rest, label: 'Where it is stored, including backups', value: 45",
        "id: at-rest, label: 'Where it is stored, including backups', value: 40",
      ),
    ],
    says: 'all its options together are worth less than 100',
    line: 'options:\n      - { id: in-transit',
  },
  {
    name: 'a choice without a full answer',
    edits: [edit(about, "every year', value: 100", "every year', value: 95")],
    says: 'no option is worth 100',
    line: 'options:\n      - { id: reviewed',
  },
  {
    name: 'bands that cannot reach 100',
    edits: [edit(operation, '{ atLeast: 6, value: 100 }', '{ atLeast: 6, value: 90 }')],
    says: 'no band is worth 100',
    line: 'bands:',
  },
]);
