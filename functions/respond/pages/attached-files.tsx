import { evidenceStanding, isScanLate } from '../../domain/answers/evidence.ts';
import { extensionOf, MOST_FILE_BYTES } from '../../domain/answers/file-types.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { Language } from '../../domain/language.ts';
import { type PortalTexts, portalTexts } from '../../texts/portal.ts';
import { FieldError } from '../../web/fields.tsx';
import { onDay } from '../../web/when.ts';
import { fileSize, typeName } from '../evidence/file-words.ts';

const tones: Record<Evidence['status'], string> = {
  pending: 'warn',
  quarantined: 'ok',
  clean: 'ok',
  infected: 'bad',
  unscannable: 'bad',
};

type Facts = Pick<Evidence, 'kind' | 'scheme' | 'issuer' | 'issuedOn' | 'surveillanceOn' | 'expiresOn' | 'sizeBytes'>;

/** `ISO/IEC 42001 certificate · BSI · issued 3 May 2024 · valid until 3 May 2027 · 1.2 MB` */
export function fileFacts(file: Facts, language: Language): string {
  const t = portalTexts(language).evidence;
  const on = (say: (day: string) => string, day: string | undefined) => day && say(onDay(day, language));
  return [
    file.scheme ? t.schemes[file.scheme] : t.kinds[file.kind],
    file.issuer,
    on(t.issued, file.issuedOn),
    on(t.audited, file.surveillanceOn),
    on(t.validUntil, file.expiresOn),
    file.sizeBytes !== undefined && fileSize(file.sizeBytes, language),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const FileStatus = ({ file, language }: { file: Evidence; language: Language }) => (
  <span class={`tag ${tones[file.status]}`}>{portalTexts(language).evidence.status[file.status]}</span>
);

/** What a scan, or the lack of one, asks the vendor to do. `at`: the instant of asking. */
export function ScanAdvice({ file, language, at }: { file: Evidence; language: Language; at: string }) {
  const t = portalTexts(language).evidence.messages;
  if (file.status === 'infected' || file.status === 'unscannable') return <FieldError message={t[file.status]} />;
  if (file.status !== 'quarantined') return null;
  return isScanLate(file, at) ? <FieldError message={t.late} /> : <small class="hint">{t.quarantined}</small>;
}

interface AttachedFilesView {
  question: Question;
  files: Evidence[];
  language: Language;
  /** When the page is made: files grow old, and scans late. */
  at: string;
}

/** The files of one question. Each button saves the page first: nothing typed is lost on the way to another page. */
export function AttachedFiles({ question, files, language, at }: AttachedFilesView) {
  const t = portalTexts(language).evidence;
  return (
    <div class="files">
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li>
              <div>
                {file.fileName} <FileStatus file={file} language={language} />
                <small class="hint">{fileFacts(file, language)}</small>
                <Advice file={file} others={files} language={language} at={at} />
              </div>
              <span class="actions">
                {file.status === 'pending' ? (
                  <Leave to={`upload:${file.id}`} text={t.upload} about={file.fileName} />
                ) : (
                  <Leave to={`replace:${file.id}`} text={t.replace} about={file.fileName} />
                )}
                <Leave to={`edit:${file.id}`} text={t.edit} about={file.fileName} />
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

/** What is to be done about a file, and where it will count for less than its kind could. */
function Advice(view: { file: Evidence; others: Evidence[]; language: Language; at: string }) {
  const { file, others, language, at } = view;
  const t = portalTexts(language).evidence;
  const replaced = file.status === 'pending' && others.find(({ id }) => id === file.replaces);
  return (
    <>
      <ScanAdvice file={file} language={language} at={at} />
      {file.status === 'pending' && (
        <FieldError message={t.messages.pending(typeName(extensionOf(file)), fileSize(MOST_FILE_BYTES, language))} />
      )}
      {replaced && <small class="hint">{t.messages.replacing(replaced.fileName)}</small>}
      {file.scanner === 'development' && <small class="hint">{t.developmentScanner}</small>}
      <Aged file={file} t={t} language={language} today={at.slice(0, 10)} />
    </>
  );
}

function Aged({ file, t, language, today }: { file: Evidence; t: PortalTexts['evidence']; language: Language; today: string }) {
  const standing = evidenceStanding(file, today);
  if (!('lastDay' in standing) || !standing.lastDay) return null;
  return <small class="hint warn">{t.messages[standing.why](onDay(standing.lastDay, language))}</small>;
}

/** Saves the section, then goes there. */
const Leave = ({ to, text, about }: { to: string; text: string; about: string }) => (
  <button type="submit" name="then" value={to} class="secondary outline small">
    {text}
    <span class="visually-hidden">: {about}</span>
  </button>
);
