import type { Actor } from '../../domain/actor.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { ConditionReport } from '../../domain/conditions/tracked-condition.ts';
import { isDownloadable } from '../../web/evidence-list.tsx';
import { Tag } from '../../web/risk-words.tsx';
import { atTime } from '../../web/when.ts';

/** Everything that was said about a condition, the last first: what waits for an answer stands on top. `path`: of the condition. */
export function ReportsSection({
  reports,
  evidence,
  path,
}: {
  reports: readonly ConditionReport[];
  evidence: readonly Evidence[];
  path: string;
}) {
  const numbered = reports.map((report, n) => ({ report, n: n + 1 })).reverse();
  return (
    <section aria-labelledby="reports">
      <h2 id="reports">What was reported</h2>
      {reports.length === 0 && <p>Nobody has reported it as met yet.</p>}
      {numbered.map(({ report, n }) => (
        <article>
          <h3>
            Report {n} <AnswerTag report={report} />
          </h3>
          <p>
            {nameOf(report.by)}, {atTime(report.at)}
          </p>
          <blockquote class="answer">{report.words}</blockquote>
          <Files report={report} evidence={evidence} path={path} />
          {report.answer && (
            <>
              <p>
                {nameOf(report.answer.by)} {report.answer.accepted ? 'accepted it' : 'did not accept it'},{' '}
                {atTime(report.answer.at)}:
              </p>
              <blockquote class="answer">{report.answer.reasons}</blockquote>
            </>
          )}
        </article>
      ))}
    </section>
  );
}

const nameOf = (actor: Actor): string => (actor.kind === 'vendor' ? `${actor.name} of the supplier` : actor.name);

function AnswerTag({ report: { answer } }: { report: ConditionReport }) {
  if (!answer) return <Tag tone="warn" text="Waits for an answer" />;
  return answer.accepted ? <Tag tone="ok" text="Accepted" /> : <Tag tone="bad" text="Not accepted" />;
}

/** Files as the report names them: what cannot be opened (any more) is still said to have been shown. */
function Files({ report, evidence, path }: { report: ConditionReport; evidence: readonly Evidence[]; path: string }) {
  if (report.evidence.length === 0) return <p class="hint">No file was attached.</p>;
  return (
    <>
      <p class="hint">Attached:</p>
      <ul>
        {report.evidence.map(({ id, name, sha256 }) => {
          const file = evidence.find((one) => one.id === id);
          const isTheSame = file !== undefined && file.sha256 === sha256 && isDownloadable(file);
          return (
            <li>
              {isTheSame ? <a href={`${path}/files/${id}`}>{name}</a> : `${name} (cannot be opened any more)`}
              {file?.scanner === 'development' && (
                <small class="hint">Checked by the development scanner, which knows the EICAR test file only</small>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
