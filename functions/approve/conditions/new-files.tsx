import { type ConditionFile, nextFilesOf } from '../../domain/conditions/condition-files.ts';
import { statusTag } from '../../web/evidence-list.tsx';
import { FieldError, fieldId } from '../../web/fields.tsx';
import { Tag } from '../../web/risk-words.tsx';
import type { ConditionShown } from './condition-shown.ts';

/** The name under which a form says what is wrong with them. */
export const ATTACHED = 'attached';

/** Files that we attached and that no report has named yet. */
export const newFilesOf = ({ file, condition }: Pick<ConditionShown, 'file' | 'condition'>): ConditionFile[] =>
  nextFilesOf(file.evidence, condition, 'staff');

/** Why a report must wait for one of them; undefined when each is clean, or infected and so stays behind. */
export function whyNotYet(files: readonly ConditionFile[]): string | undefined {
  const [first] = files.filter(({ status }) => status === 'pending' || status === 'quarantined');
  if (!first) return undefined;
  return first.status === 'quarantined'
    ? `“${first.fileName}” is still being checked for malware. Send your report again in a minute or two, or remove the file.`
    : `“${first.fileName}” has not been received and checked yet. Send your report again in a minute or two, or upload or remove the file.`;
}

interface NewFilesProps {
  files: readonly ConditionFile[];
  /** Address of the condition. */
  path: string;
  /** The one that was uploaded just now: its arrival is on record only with its scan. */
  arrived?: string;
  error?: string;
}

/** What goes with the next report, each with its way on; above the form, whose words do not survive a way to another page. */
export function NewFiles({ files, path, arrived, error }: NewFilesProps) {
  return (
    <div id={fieldId(ATTACHED)} class={error ? 'field has-error' : 'field'} tabindex={-1}>
      <h3>Files that show it</h3>
      {error && <FieldError message={error} />}
      {files.length === 0 ? (
        <p>You have attached no file yet.</p>
      ) : (
        <div class="files">
          <ul>
            {files.map((file) => (
              <li>
                <div>
                  {file.fileName} <Status file={file} hasArrived={file.id === arrived} />
                  {(file.status === 'infected' || file.status === 'unscannable') && (
                    <FieldError message="It does not go with your report. Please remove it." />
                  )}
                  {file.scanner === 'development' && (
                    <small class="hint">Checked by the development scanner, which knows the EICAR test file only</small>
                  )}
                </div>
                <span class="actions">
                  {file.status === 'pending' && file.id !== arrived && (
                    <Way to={`${path}/attach/${file.id}`} text="Upload it" about={file.fileName} />
                  )}
                  <Way to={`${path}/attach/${file.id}/remove`} text="Remove" about={file.fileName} />
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">They go with your next report.</p>
        </div>
      )}
      <p>
        <a href={`${path}/attach`}>{files.length > 0 ? 'Attach another file' : 'Attach a file'}</a>{' '}
        <small class="hint">Before you write: what you type below is not kept on the way.</small>
      </p>
    </div>
  );
}

const tags = { ...statusTag, pending: { tone: 'plain', text: 'Not received yet' } } as const;

const Status = ({ file: { status }, hasArrived }: { file: ConditionFile; hasArrived: boolean }) => (
  <Tag {...tags[hasArrived && status === 'pending' ? 'quarantined' : status]} />
);

const Way = ({ to, text, about }: { to: string; text: string; about: string }) => (
  <a href={to}>
    {text}
    <span class="visually-hidden">: {about}</span>
  </a>
);
