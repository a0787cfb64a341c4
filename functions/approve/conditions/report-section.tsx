import { withoutReplaced } from '../../domain/answers/evidence.ts';
import { MOST_FILES } from '../../domain/conditions/report-condition.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { isDownloadable } from '../../web/evidence-list.tsx';
import { proofWords } from '../../web/evidence-words.ts';
import { Choices, CsrfField, TextArea } from '../../web/fields.tsx';
import type { FieldErrors } from '../../web/typed-form.ts';
import { onDay } from '../../web/when.ts';
import type { ConditionShown } from './condition-shown.ts';
import { type Arrival, ATTACHED, NewFiles, newFilesOf } from './new-files.tsx';
import type { TypedReport } from './report-form.ts';

interface ReportSectionProps {
  staff: StaffSession;
  shown: ConditionShown;
  path: string;
  typed?: TypedReport;
  errors: FieldErrors;
  arrival?: Arrival;
}

/** Where its owner says that a condition is met, and by what that is shown. */
export function ReportSection({ staff, shown, path, typed, errors, arrival }: ReportSectionProps) {
  const { file, condition, forSupplier } = shown;
  const attached = newFilesOf(shown);
  const others = withoutReplaced(file.evidence).filter((one) => !attached.some(({ id }) => id === one.id));
  const files = others.filter(isDownloadable).toReversed();
  return (
    <section aria-labelledby="report">
      <h2 id="report">{forSupplier ? 'Report it for the supplier' : 'Report it as met'}</h2>
      <NewFiles files={attached} path={path} arrival={arrival} at={shown.now} error={errors[ATTACHED]} />
      <form method="post" action={`${path}/report`} novalidate>
        <CsrfField csrf={staff.csrf} />
        <TextArea
          name="words"
          label="What was done, and where is the proof?"
          hint={`At least 20 characters. It is shown to be met by: ${condition.proof}`}
          rows={5}
          value={typed?.words}
          error={errors.words}
        />
        {files.length > 0 && (
          <details open={(typed?.files.length ?? 0) > 0 || errors.file !== undefined}>
            <summary>Other files of this assessment that show it</summary>
            <Choices
              name="file"
              label="Which files show it? (optional)"
              hint={`Up to ${MOST_FILES}, scanned clean, the newest first.`}
              error={errors.file}
              chosen={typed?.files ?? []}
              choices={files.map((one) => ({
                value: one.id,
                label: one.fileName,
                hint: `${proofWords(one)}, ${onDay(one.uploadedAt)}`,
              }))}
              multiple
            />
          </details>
        )}
        <button type="submit">Report it as met</button>
        <p class="hint">
          Whoever answers for the role that set it gets a mail, and says whether it is met. You cannot change the report afterwards.
        </p>
      </form>
    </section>
  );
}
