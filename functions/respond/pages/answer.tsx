import type { Evidence, Submission } from '../../domain/submission.ts';
import type { AnswerText } from '../answer-text.ts';
import { FileStatus, fileFacts } from './attached-files.tsx';

/** An answer to read: what was chosen or typed, why it does not apply, the comment, the files. */
export function AnswerView({ answer, files }: { answer: AnswerText; files: (Evidence | Submission['evidence'][number])[] }) {
  const blank = answer.lines.length === 0 && files.length === 0;
  return (
    <>
      {blank && <p class="hint">No answer</p>}
      {answer.lines.map((line) => (
        <p class="answer">{line}</p>
      ))}
      {answer.reason && <p class="answer">Reason: {answer.reason}</p>}
      {answer.comment && <p class="answer">Comment: {answer.comment}</p>}
      {files.length > 0 && (
        <ul class="file-names">
          {files.map((file) => (
            <li>
              {file.fileName} {'status' in file && <FileStatus file={file} />}
              <small class="hint">{fileFacts(file)}</small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
