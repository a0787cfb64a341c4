import type { Evidence, Submission } from '../../domain/answers/submission.ts';
import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import type { AnswerText } from '../answers/answer-text.ts';
import { FileStatus, fileFacts } from './attached-files.tsx';

/** An answer to read: what was chosen or typed, why it does not apply, the comment, the files. */
export function AnswerView(view: { answer: AnswerText; files: (Evidence | Submission['evidence'][number])[]; language: Language }) {
  const { answer, files, language } = view;
  const t = portalTexts(language).answer;
  const blank = answer.lines.length === 0 && files.length === 0;
  return (
    <>
      {blank && <p class="hint">{t.none}</p>}
      {answer.lines.map((line) => (
        <p class="answer">{line}</p>
      ))}
      {answer.reason && <p class="answer">{t.reason(answer.reason)}</p>}
      {answer.comment && <p class="answer">{t.comment(answer.comment)}</p>}
      {answer.reply && <p class="answer">{portalTexts(language).followUp.replyWas(answer.reply)}</p>}
      {files.length > 0 && (
        <ul class="file-names">
          {files.map((file) => (
            <li>
              {file.fileName} {'status' in file && <FileStatus file={file} language={language} />}
              <small class="hint">{fileFacts(file, language)}</small>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
