import { edit, findsProblems, withCondition } from '../../support/edited-catalog.ts';

const data = 'questionnaires/ai-supplier/data.yaml';
const governance = 'questionnaires/ai-supplier/governance.yaml';
const exit = 'questionnaires/ai-supplier/exit.yaml';
const oversight = 'questionnaires/ai-supplier/oversight.yaml';
const security = 'questionnaires/ai-supplier/security.yaml';

findsProblems([
  {
    name: 'a dangling question',
    edits: [edit(governance, 'question: governance.management-system', 'question: governance.system')],
    says: 'depends on “governance.system”, but there is no such question',
  },
  {
    name: 'an unknown option',
    edits: [edit(governance, 'value: certified }', 'value: gold }')],
    says: 'waits for the answer “gold” to “governance.management-system”, which has no such option',
  },
  { name: 'an unknown yes or no', edits: [edit(data, "value: 'yes' }", 'value: maybe }')], says: 'waits for the answer “maybe”' },
  {
    name: 'its own answer',
    edits: [withCondition(security, 'security.access', 'single', '{ answered: security.access }')],
    says: 'depends on its own answer',
    line: 'when: { answered: security.access',
  },
  {
    name: 'a later question (a circle)',
    edits: [withCondition(governance, 'governance.management-system', 'single', '{ answered: governance.certificate }')],
    says: '“governance.certificate”, which is asked later',
    line: 'when: { answered: governance.certificate',
  },
  {
    name: 'a question of another tier',
    edits: [edit(governance, 'tiers: [high]\n    when:', 'when:')],
    says: 'not asked at the low tier',
    line: 'when: { in: { question: governance.impact-assessment',
  },
  {
    name: 'a question of another role',
    edits: [withCondition(exit, 'exit.version-choice', 'yes-no', '{ answered: development.requirements }')],
    says: 'not asked of an AI provider',
    line: 'when: { answered: development.requirements',
  },
  {
    name: 'a free answer compared',
    edits: [withCondition(exit, 'exit.continuity', 'single', "{ eq: { question: exit.end-notice, value: '30' } }")],
    says: 'its answers are free',
    line: 'when: { eq: { question: exit.end-notice',
  },
  {
    name: 'a file',
    edits: [
      edit(
        exit,
        'when: { in: { question: exit.continuity, values: [tested, written] } }',
        'when: { answered: development.test-report }',
      ),
    ],
    says: 'conditions cannot see files',
  },
  {
    name: 'a question that may not apply',
    edits: [withCondition(exit, 'exit.end-notice', 'number', '{ answered: about.law }')],
    says: 'offers “does not apply”',
    line: 'when: { answered: about.law',
  },
  {
    name: 'two answers at once',
    edits: [
      withCondition(
        oversight,
        'oversight.user-training',
        'single',
        '{ all: [{ eq: { question: about.model-source, value: own } }, { eq: { question: about.model-source, value: as-is } }] }',
      ),
    ],
    says: 'can never be true',
    line: 'when: { all',
  },
  {
    name: 'an answer and its opposite',
    edits: [
      withCondition(
        oversight,
        'oversight.user-training',
        'single',
        '{ all: [{ in: { question: about.does, values: [acts] } }, { not: { eq: { question: about.does, value: acts } } }] }',
      ),
    ],
    says: 'can never be true',
    line: 'when: { all',
  },
  {
    name: 'two choices of which one stands alone',
    edits: [
      withCondition(
        oversight,
        'oversight.user-training',
        'single',
        '{ all: [{ eq: { question: about.does, value: acts } }, { eq: { question: about.does, value: none-of-these } }] }',
      ),
    ],
    says: 'can never be true',
    line: 'when: { all',
  },
  {
    name: 'against what it hangs from',
    edits: [
      withCondition(
        exit,
        'exit.continuity',
        'single',
        "{ all: [{ answered: exit.learned-data }, { eq: { question: data.trains-on-ours, value: 'no' } }] }",
      ),
    ],
    says: 'can never be true (standard tier',
    line: 'when: { all',
  },
]);
