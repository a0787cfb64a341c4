import type { Assessment, Status } from '../domain/assessment.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { isLate, statusWords } from '../web/status-words.tsx';
import { AssessmentTable } from './assessment-table.tsx';
import type { WorkInProgress } from './work-list.ts';

const tabs: readonly Status[] = ['awaiting-response', 'awaiting-decision', 'decided', 'lapsed', 'withdrawn'];
/** Statuses that pass within seconds: a tab only while something is in them. */
const passing: readonly Status[] = ['opened', 'submitted', 'scored'];

/** The front page of the console: all that is in progress, most urgent first. */
export function workInProgressPage(staff: StaffSession, { assessments, counts }: WorkInProgress, now: string) {
  const late = assessments.filter((one) => isLate(one, now)).length;
  const parked = assessments.filter((one) => one.parked).length;
  const ours = assessments.filter((one) => one.waiting.on === 'procurement').length;
  const vacant = assessments.filter((one) => one.waiting.on === 'administrator').length;
  const more = [...counts.values()].some((one) => one.more);
  return page(
    <Page title="Assessments" staff={staff} here="/console" wide>
      <h1>Assessments</h1>
      <Tabs counts={counts} />
      {assessments.length > 0 && (
        <p class={late + parked + ours + vacant > 0 ? 'notice warn' : 'notice ok'}>
          {late === 0 ? 'Nobody is late' : `${late} late`}
          {ours > 0 && `, ${ours} with a contact to correct or a link to send`}
          {vacant > 0 && `, ${vacant} that too few people can decide`}
          {parked > 0 && `, ${parked} parked and waiting for an operator`}.
        </p>
      )}
      {assessments.length === 0 ? (
        <p>
          Nothing is in progress. To start an assessment, choose an AI system under <a href="/console/suppliers">Suppliers</a>.
        </p>
      ) : (
        <AssessmentTable assessments={assessments} caption="Assessments in progress, most urgent first" now={now} />
      )}
      {more && <p>Only the most urgent of each status are shown here. Choose a status to see all of it.</p>}
    </Page>,
  );
}

/** One status, page by page: most urgent first, or newest first where nothing is left to do. */
export function statusPage(
  staff: StaffSession,
  shown: { status: Status; assessments: Assessment[]; next?: string; first: boolean },
  now: string,
) {
  const { status, assessments, next, first } = shown;
  const path = `/console?status=${status}`;
  return page(
    <Page title={`Assessments: ${statusWords[status]}`} staff={staff} here="/console" wide>
      <h1>Assessments</h1>
      <Tabs current={status} />
      <h2>{statusWords[status]}</h2>
      {assessments.length === 0 ? (
        <p>{first ? 'There are none.' : 'There are no more.'}</p>
      ) : (
        <AssessmentTable assessments={assessments} caption={statusWords[status]} now={now} />
      )}
      <nav aria-label="Pages of the list" class="actions">
        {!first && <a href={path}>Back to the first page</a>}
        {next && <a href={`${path}&next=${encodeURIComponent(next)}`}>Next page</a>}
      </nav>
    </Page>,
  );
}

function Tabs({ current, counts }: { current?: Status; counts?: WorkInProgress['counts'] }) {
  const counted = (status: Status) => {
    const known = counts?.get(status);
    return known && `${known.count}${known.more ? '+' : ''}`;
  };
  return (
    <nav aria-label="By status" class="tabs">
      <ul>
        <li>
          <a href="/console" aria-current={current ? undefined : 'page'}>
            In progress
          </a>
        </li>
        {[...tabs, ...passing.filter((status) => status === current || (counts?.get(status)?.count ?? 0) > 0)].map((status) => (
          <li>
            <a href={`/console?status=${status}`} aria-current={status === current ? 'page' : undefined}>
              {statusWords[status]}
              {counted(status) && ` (${counted(status)})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
