import { edit, findsProblems } from '../../support/edited-catalog.ts';

const about = 'questionnaires/ai-supplier/about.yaml';
const governance = 'questionnaires/ai-supplier/governance.yaml';
const list = 'questionnaires/ai-supplier/questionnaire.yaml';
const criteria = 'criteria/ai-supplier.yaml';
const standard = 'policies/standard.yaml';
const demo = 'policies/demo.yaml';

findsProblems([
  { name: 'broken YAML', edits: [edit(about, 'type: text', 'type: "text')], says: 'cannot be read as YAML' },
  {
    name: 'a key twice',
    edits: [edit(about, 'type: text', 'type: text\n    type: date')],
    says: 'cannot be read as YAML',
    line: 'type: date',
  },
  {
    name: 'a misspelt key',
    edits: [edit(about, 'maxLength: 1500', 'maxlength: 1500')],
    says: '“about.purpose” has “maxlength”, which means nothing here',
  },
  {
    name: 'a missing text',
    edits: [edit(about, '    text: In two or three sentences, what does this AI system do and who is it for?\n', '')],
    says: '“about.purpose” has no “text”',
    line: '- id: about.purpose',
  },
  { name: 'an unknown type', edits: [edit(about, 'type: text', 'type: essay')], says: '“essay” is not a type of question' },
  {
    name: 'an unknown tier',
    edits: [edit(about, 'tiers: [high]', 'tiers: [hihg]')],
    says: '“tiers” must be one of low, standard, high, not “hihg”',
  },
  {
    name: 'an unreadable condition',
    edits: [
      edit(governance, '{ eq: { question: governance.management-system', '{ equals: { question: governance.management-system'),
    ],
    says: 'condition that cannot be read',
  },
  {
    name: 'an option without a value',
    edits: [edit(about, "people wrote', value: 0 }", "people wrote' }")],
    says: 'The option “no-learning” of the question “about.model-source” has no value',
    line: 'id: no-learning',
  },
  {
    name: 'a value above 100',
    edits: [edit(about, "every year', value: 100", "every year', value: 101")],
    says: '“value” is too large; at most 100',
  },
  {
    name: 'a weight that is not 5, 10 or 20',
    edits: [edit(criteria, 'weight: 20', 'weight: 15')],
    says: 'The criterion “no-forbidden-practices”',
  },
  {
    name: 'a section file that is not there',
    edits: [edit(list, '- exit.yaml', '- leaving.yaml')],
    says: 'There is no section file “leaving.yaml”',
  },
  {
    name: 'an unknown base policy',
    edits: [edit(demo, 'extends: standard', 'extends: strict')],
    says: 'There is no policy “strict”',
  },
  {
    name: 'a base policy with a gap is told once',
    edits: [edit(standard, 'linkDays: 45\n', '')],
    says: 'no “linkDays”',
    line: 'id: standard',
  },
]);
