import { isScanLate } from '../../domain/answers/evidence.ts';
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

const isAwaited = ({ status }: ConditionFile) => status === 'pending' || status === 'quarantined';

/**
 * Whether a file should have been received and scanned long ago, as suppliers' files are late (isScanLate), but counted from its description:
 * these pages may not look into the store for its arrival (handler-condition-files.ts).
 */
const isLong = (file: ConditionFile, at: string) => isAwaited(file) && isScanLate({ ...file, status: 'quarantined' }, at);

/**
 * Why a report must wait for one of them; undefined when each is clean, or infected and so stays behind. Also for one that takes too long:
 * a report cannot be changed, so nothing stays behind that its sender has not taken away.
 */
export function whyNotYet(files: readonly ConditionFile[], at: string): string | undefined {
  const [first] = files.filter(isAwaited);
  if (!first) return undefined;
  if (isLong(first, at))
    return `“${first.fileName}” was not received, or its malware check is taking longer than usual. Upload it, or remove it and attach it again, then send your report.`;
  return first.status === 'quarantined'
    ? `“${first.fileName}” is still being checked for malware. Send your report again in a minute or two, or remove the file.`
    : `“${first.fileName}” has not been received and checked yet. Send your report again in a minute or two, or upload or remove the file.`;
}

/** Whoever comes from the upload's page, which may look into the store: the file is there; its arrival is on record only with its scan. */
export interface Arrival {
  id: string;
  /** Its scan should have ended long ago. */
  isLate: boolean;
}

/** The address of a condition with what is to be said of a file that has arrived. */
export const withArrival = (path: string, { id, isLate }: Arrival): string => `${path}?${isLate ? 'late' : 'arrived'}=${id}`;

export function arrivalIn(query: URLSearchParams): Arrival | undefined {
  const late = query.get('late');
  const id = late ?? query.get('arrived');
  return id === null ? undefined : { id, isLate: late !== null };
}

interface NewFilesProps {
  files: readonly ConditionFile[];
  /** Address of the condition. */
  path: string;
  arrival?: Arrival;
  /** The instant of asking: scans grow late. */
  at: string;
  error?: string;
}

/** What goes with the next report, each with its way on; above the form, whose words do not survive a way to another page. */
export function NewFiles({ files, path, arrival, at, error }: NewFilesProps) {
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
                  {file.fileName} <Status file={file} hasArrived={file.id === arrival?.id} />
                  <Late file={file} arrival={arrival} at={at} />
                  {(file.status === 'infected' || file.status === 'unscannable') && (
                    <FieldError message="It does not go with your report. Please remove it." />
                  )}
                  {file.scanner === 'development' && (
                    <small class="hint">Checked by the development scanner, which knows the EICAR test file only</small>
                  )}
                </div>
                <span class="actions">
                  {file.status === 'pending' && file.id !== arrival?.id && (
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

function Late({ file, arrival, at }: { file: ConditionFile } & Pick<NewFilesProps, 'arrival' | 'at'>) {
  const hasArrived = arrival?.id === file.id;
  const isLate = hasArrived ? arrival.isLate : isLong(file, at);
  if (!isAwaited(file) || !isLate) return null;
  return <FieldError message={hasArrived ? LATE : LONG} />;
}

const LATE = 'The malware check of this file is taking longer than usual. Remove the file and attach it again.';
const LONG = 'It was not received, or its malware check is taking longer than usual. Upload it, or remove it and attach it again.';

const Way = ({ to, text, about }: { to: string; text: string; about: string }) => (
  <a href={to}>
    {text}
    <span class="visually-hidden">: {about}</span>
  </a>
);
