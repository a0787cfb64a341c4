import { edit, findsProblems } from '../../support/edited-catalog.ts';

const criteria = 'criteria/ai-supplier.yaml';
const iso = 'frameworks/iso42001.yaml';

findsProblems([
  {
    name: 'one that is not listed',
    edits: [edit(criteria, "'art-5'", "'art-99'")],
    says: 'names the control “art-99”, which is not listed under euAiAct',
  },
  {
    name: 'one that is not covered',
    edits: [edit(criteria, "iso42001: ['A.10.4']", "iso42001: ['A.10.3']")],
    says: 'No criterion covers the supplier control A.10.4',
    file: iso,
    line: "id: 'A.10.4'",
  },
]);
