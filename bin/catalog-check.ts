import { parseArgs } from 'node:util';
import { readCatalogFiles } from '../lib/catalog/catalog-files.ts';
import { checkCatalog } from '../lib/catalog/check-catalog.ts';

const { values } = parseArgs({ options: { directory: { type: 'string' } } });
const check = checkCatalog(readCatalogFiles(values.directory));

if (check.kind === 'problems') {
  for (const { file, line, message } of check.problems) console.error(`${file}:${line} ${message}`);
  console.error(`\n${check.problems.length === 1 ? 'One problem' : `${check.problems.length} problems`} to put right.`);
  process.exitCode = 1;
} else {
  const { counts } = check;
  const { low, standard, high } = counts.mostAsked;
  console.log(`Sections     ${counts.sections}`);
  console.log(`Questions    ${counts.questions}, ${counts.conditional} of them only after certain answers`);
  console.log(`By tier      at most ${low} low, ${standard} standard, ${high} high`);
  console.log(`Criteria     ${counts.criteria}, ${counts.knockOuts} of them knock-outs`);
  console.log(`Controls     ${counts.supplierControls.covered} of ${counts.supplierControls.total} supplier controls covered`);
  console.log(`Policies     ${counts.policies.join(', ')}`);
  for (const { language, questions, sections, missing } of counts.translations) {
    const share = `${questions.complete} of ${questions.total} questions, ${sections.complete} of ${sections.total} sections`;
    const open = missing.length > 0 ? `; still English: ${missing.join(', ')}` : '';
    console.log(`Language ${language}  ${share}${open}`);
  }
  console.log('\nNo problems.');
}
