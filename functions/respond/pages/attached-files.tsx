import type { Question } from '../../domain/questionnaire.ts';
import type { Evidence } from '../../domain/submission.ts';
import { onDay } from '../../web/when.ts';
import { fileSize } from '../file-types.ts';

export const kindWords: Record<Evidence['kind'], string> = {
  certificate: 'Certificate',
  'audit-report': 'Audit report',
  'model-card': 'Model card',
  'test-report': 'Test report',
  policy: 'Policy or procedure',
  other: 'Other document',
};

const statusWords: Record<Evidence['status'], { text: string; tone: string }> = {
  pending: { text: 'Not uploaded yet', tone: 'warn' },
  quarantined: { text: 'Uploaded', tone: 'ok' },
  clean: { text: 'Uploaded, virus-free', tone: 'ok' },
  infected: { text: 'Virus found', tone: 'bad' },
};

/** `Certificate · BSI · valid until 3 May 2027 · 1.2 MB` */
export function fileFacts(file: Pick<Evidence, 'kind' | 'issuer' | 'expiresOn' | 'sizeBytes'>): string {
  const until = file.expiresOn && `valid until ${onDay(file.expiresOn)}`;
  const size = file.sizeBytes !== undefined && fileSize(file.sizeBytes);
  return [kindWords[file.kind], file.issuer, until, size].filter(Boolean).join(' · ');
}

export const FileStatus = ({ file }: { file: Evidence }) => (
  <span class={`tag ${statusWords[file.status].tone}`}>{statusWords[file.status].text}</span>
);

/** The files of one question. Each button saves the page first: nothing typed is lost on the way to another page. */
export function AttachedFiles({ question, files }: { question: Question; files: Evidence[] }) {
  return (
    <div class="files">
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li>
              <span>
                {file.fileName} <FileStatus file={file} />
                <small class="hint">{fileFacts(file)}</small>
              </span>
              <span class="actions">
                {file.status === 'pending' && <Leave to={`upload:${file.id}`} text="Upload" about={file.fileName} />}
                <Leave to={`remove:${file.id}`} text="Remove" about={file.fileName} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Leave to={`attach:${question.id}`} text={files.length > 0 ? 'Attach another file' : 'Attach a file'} about={question.text} />
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
