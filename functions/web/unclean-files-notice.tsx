import { isClean, submittedFiles } from '../domain/answers/evidence.ts';
import type { Evidence, Submission } from '../domain/answers/submission.ts';

/**
 * Files that the answers rest on and that are not known to be free of malware. Nothing is submitted unscanned, but a later scan may find what the
 * first did not: the score has counted the file by then, so people must hear of it.
 */
export function UncleanFilesNotice({ submission, records }: { submission: Submission | undefined; records: readonly Evidence[] }) {
  const files = submission ? submittedFiles(submission, records).filter((file) => !isClean(file)) : [];
  if (files.length === 0) return null;
  const infected = files.some(({ status }) => status === 'infected');
  return (
    <div class={infected ? 'notice bad' : 'notice warn'}>
      <p>
        <strong>
          {infected ? 'Malware was found in a file that was submitted.' : 'A file that was submitted was never found clean.'}
        </strong>{' '}
        Nobody can open it, but the score counts it. Do not decide on it: ask the supplier about the answers that it supports, and
        they replace or remove it.
      </p>
      <ul>
        {files.map(({ fileName }) => (
          <li>{fileName}</li>
        ))}
      </ul>
    </div>
  );
}
