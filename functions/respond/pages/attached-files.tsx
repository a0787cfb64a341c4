import type { Language } from '../../domain/language.ts';
import type { Question } from '../../domain/questionnaire.ts';
import type { Evidence } from '../../domain/submission.ts';
import { portalTexts } from '../../texts/portal.ts';
import { onDay } from '../../web/when.ts';
import { fileSize } from '../file-types.ts';

const tones: Record<Evidence['status'], string> = { pending: 'warn', quarantined: 'ok', clean: 'ok', infected: 'bad' };

/** `Certificate · BSI · valid until 3 May 2027 · 1.2 MB` */
export function fileFacts(file: Pick<Evidence, 'kind' | 'issuer' | 'expiresOn' | 'sizeBytes'>, language: Language): string {
  const t = portalTexts(language).evidence;
  const until = file.expiresOn && t.validUntil(onDay(file.expiresOn, language));
  const size = file.sizeBytes !== undefined && fileSize(file.sizeBytes, language);
  return [t.kinds[file.kind], file.issuer, until, size].filter(Boolean).join(' · ');
}

export const FileStatus = ({ file, language }: { file: Evidence; language: Language }) => (
  <span class={`tag ${tones[file.status]}`}>{portalTexts(language).evidence.status[file.status]}</span>
);

/** The files of one question. Each button saves the page first: nothing typed is lost on the way to another page. */
export function AttachedFiles({ question, files, language }: { question: Question; files: Evidence[]; language: Language }) {
  const t = portalTexts(language).evidence;
  return (
    <div class="files">
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li>
              <span>
                {file.fileName} <FileStatus file={file} language={language} />
                <small class="hint">{fileFacts(file, language)}</small>
              </span>
              <span class="actions">
                {file.status === 'pending' && <Leave to={`upload:${file.id}`} text={t.upload} about={file.fileName} />}
                <Leave to={`remove:${file.id}`} text={t.remove} about={file.fileName} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Leave to={`attach:${question.id}`} text={files.length > 0 ? t.attachAnother : t.attach} about={question.text} />
    </div>
  );
}

/** Saves the section, then goes there. */
const Leave = ({ to, text, about }: { to: string; text: string; about: string }) => (
  <button type="submit" name="then" value={to} class="secondary outline small">
    {text}
    <span class="visually-hidden">: {about}</span>
  </button>
);
