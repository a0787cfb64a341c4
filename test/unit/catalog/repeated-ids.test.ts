import { edit, findsProblems } from '../../support/edited-catalog.ts';

const about = 'questionnaires/ai-supplier/about.yaml';
const exit = 'questionnaires/ai-supplier/exit.yaml';
const criteria = 'criteria/ai-supplier.yaml';
const iso = 'frameworks/iso42001.yaml';

findsProblems([
  {
    name: 'a question twice',
    edits: [edit(exit, '- id: exit.continuity', '- id: exit.end-notice')],
    says: 'The question “exit.end-notice” is there twice',
    line: '- id: exit.end-notice\n    type: single',
  },
  {
    name: 'a question twice across files',
    edits: [edit(exit, '- id: exit.anything-else', '- id: about.purpose')],
    says: 'already stands on catalog/questionnaires/ai-supplier/about.yaml line',
  },
  { name: 'a section twice', edits: [edit(exit, 'id: exit\n', 'id: about\n')], says: 'The section “about” is there twice' },
  {
    name: 'an option twice',
    edits: [edit(about, 'id: no-learning', 'id: own')],
    says: 'The option “own” of “about.model-source” is there twice',
    line: "id: own, label: 'Nothing",
  },
  {
    name: 'a label twice, in other letters',
    edits: [edit(about, 'label: Not yet,', 'label: we are working on it,')],
    says: 'The label “we are working on it” of “about.law” is there twice',
  },
  {
    name: 'an option that every form offers',
    edits: [edit(about, 'id: not-yet', 'id: not-sure')],
    says: 'every form offers that by itself',
  },
  {
    name: 'a criterion twice',
    edits: [edit(criteria, '- id: retention', '- id: transfers')],
    says: 'The criterion “transfers” is there twice',
    file: criteria,
    line: '- id: transfers\n    title: Transfers',
  },
  {
    name: 'a domain twice',
    edits: [edit(criteria, '{ id: impact, title', '{ id: data, title')],
    says: 'The domain “data” is there twice',
    line: '{ id: data, title: Data }',
  },
  {
    name: 'a control twice',
    edits: [edit(iso, "id: 'A.5.3'", "id: 'A.5.2'")],
    says: 'The control “A.5.2” of iso42001 is there twice',
    line: "id: 'A.5.2', title: 'Records",
  },
]);
