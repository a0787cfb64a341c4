import { withoutReplaced } from '../domain/answers/evidence.ts';
import type { Evidence } from '../domain/answers/submission.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { proofFacts, proofWords } from './evidence-words.ts';
import { Tag } from './risk-words.tsx';
import { WideTable } from './wide-table.tsx';

/** What a scan made of a file, as staff read it. */
export const statusTag = {
  pending: { tone: 'plain', text: 'Not received' },
  quarantined: { tone: 'warn', text: 'Being checked for malware' },
  clean: { tone: 'ok', text: 'Clean' },
  infected: { tone: 'bad', text: 'Malware found' },
  unscannable: { tone: 'bad', text: 'Could not be scanned' },
} as const;

/** Only what was scanned clean at the very version on record can be opened (design 6.10). */
export const isDownloadable = (evidence: Evidence): boolean => evidence.status === 'clean' && evidence.objectVersion !== undefined;

/** Attached files: what they are, what they prove, and whether they can be opened. `path` is where downloads live. */
export function EvidenceList({ evidence, catalog, path }: { evidence: Evidence[]; catalog: Catalog; path: string }) {
  if (evidence.length === 0) return <p>No files are attached.</p>;
  const counting = new Set(withoutReplaced(evidence));
  const questions = catalog.questionnaire.sections.flatMap((section) => section.questions);
  return (
    <WideTable label="List of files">
      <table>
        <caption class="visually-hidden">Evidence</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Kind</th>
            <th scope="col">Attached to</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map((one) => (
            <tr>
              <th scope="row">{isDownloadable(one) ? <a href={`${path}/${one.id}`}>{one.fileName}</a> : one.fileName}</th>
              <td>{[proofWords(one), ...proofFacts(one)].join(', ')}</td>
              <td>
                {one.conditionId && 'A condition of the outcome'}
                <Questions texts={one.questionIds.map((id) => questions.find((question) => question.id === id)?.text ?? id)} />
              </td>
              <td>
                <Tag {...statusTag[one.status]} />
                {!counting.has(one) && <Tag tone="plain" text="Replaced by a newer file" />}
                {one.questionIds.length === 0 && !one.conditionId && <Tag tone="plain" text="Taken away by the supplier" />}
                {one.scanner === 'development' && (
                  <small class="hint">By the development scanner, which knows the EICAR test file only</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** A file may prove many answers: the first is shown, the others can be opened. */
function Questions({ texts }: { texts: string[] }) {
  const [first, ...others] = texts;
  return (
    <>
      {first}
      {others.length > 0 && (
        <details>
          <summary>
            and {others.length} more question{others.length > 1 && 's'}
          </summary>
          <ul>
            {others.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
