import { judgedRevisions } from '../../domain/answers/revisions.ts';
import type { OverdueEffect } from '../../domain/catalog/policy.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { revisionOf } from '../../domain/deciding/request-plan.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { ConditionTag, dueOnDay } from '../../web/clearance-words.tsx';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { findingTitle } from '../../web/finding-words.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { SeverityTag } from '../../web/risk-words.tsx';
import { type FieldErrors, summaryOf, type Typed } from '../../web/typed-form.ts';
import { atTime } from '../../web/when.ts';
import { AnswerSection } from './answer-section.tsx';
import { ConditionNotice } from './condition-notice.tsx';
import type { ConditionShown } from './condition-shown.ts';
import { HandSection } from './hand-section.tsx';
import type { Arrival } from './new-files.tsx';
import type { TypedReport } from './report-form.ts';
import { ReportSection } from './report-section.tsx';
import { ReportsSection } from './reports-section.tsx';

export interface ConditionForm {
  report?: TypedReport;
  answer?: Typed;
  handing?: Typed;
  errors?: FieldErrors;
  arrival?: Arrival;
  /** What just happened, when a click came too late to change anything. */
  unchanged?: { why: string; words: string };
}

export const conditionPath = ({ file, condition }: Pick<ConditionShown, 'file' | 'condition'>): string =>
  `/exceptions/${file.assessment.id}/conditions/${condition.id}`;

/** One condition of an outcome: whose turn it is, what it asks and why, what was reported and answered, and the form for whoever is next. */
export function conditionPage(staff: StaffSession, shown: ConditionShown, form: ConditionForm = {}) {
  const { file, condition, mayAnswer, whyNotReport, now } = shown;
  const { assessment } = file;
  const { report, answer = {}, handing = {}, errors = {}, arrival, unchanged } = form;
  const path = conditionPath(shown);
  const failed = Object.keys(errors).length > 0;
  const title = `A condition for ${assessment.systemName}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/exceptions/conditions">
      <ErrorSummary errors={summaryOf(errors)} />
      {unchanged && <Unchanged {...unchanged} />}
      <p>
        <a href="/exceptions/conditions">Conditions that wait for you</a>
      </p>
      <h1>
        {assessment.systemName} <small class="hint">{assessment.supplierName}</small>
      </h1>
      <p>
        <ConditionTag condition={condition} now={now} /> Condition of the outcome of assessment{' '}
        <span class="reference">{assessment.reference}</span>
      </p>
      <ConditionNotice shown={shown} />
      <Facts shown={shown} />
      <ReportsSection reports={condition.reports} evidence={file.evidence} path={path} />
      {mayAnswer && <AnswerSection staff={staff} shown={shown} path={path} typed={answer} errors={errors} />}
      {!whyNotReport && <ReportSection staff={staff} shown={shown} path={path} typed={report} errors={errors} arrival={arrival} />}
      {shown.mayHandOn && <HandSection staff={staff} path={path} typed={handing} errors={errors} />}
      <p>
        <a href={`/clearance/${assessment.supplierId}/${assessment.systemId}`}>May we use it? The clearance of this system</a>
      </p>
    </Page>,
    failed ? 422 : unchanged ? 409 : 200,
  );
}

function Facts({ shown }: { shown: ConditionShown }) {
  const { file, condition } = shown;
  const { owner, dueOn, ifOverdue, role } = condition;
  return (
    <dl class="facts">
      <dt>What must be done</dt>
      <dd class="answer">{condition.text}</dd>
      <dt>What proves it done</dt>
      <dd class="answer">{condition.proof}</dd>
      <dt>Who must meet it</dt>
      <dd>{owner.kind === 'vendor' ? `${file.assessment.supplierName}, the supplier` : `${owner.name}, ${owner.email}`}</dd>
      <Handings handings={condition.handings} />
      <dt>By when</dt>
      <dd>{dueOnDay(dueOn)}</dd>
      <dt>If it is late</dt>
      <dd>{ifLateWords[ifOverdue]}</dd>
      <dt>Set by</dt>
      <dd>
        {owningRoleTitles[role]}:{' '}
        <a href={`/exceptions/${file.assessment.id}/${condition.requestId}`}>the exception and its reasons</a>
      </dd>
      <dt>Why</dt>
      <dd>
        <Why shown={shown} />
      </dd>
    </dl>
  );
}

/** How it came to its owner. */
function Handings({ handings = [] }: Pick<TrackedCondition, 'handings'>) {
  if (handings.length === 0) return null;
  return (
    <>
      <dt>Handed over</dt>
      <dd>
        {handings.map(({ from, to, by, at, reasons }) => (
          <p class="answer">
            {from.name} to {to.name}, by {by.name}, {atTime(at)}: {reasons}
          </p>
        ))}
      </dd>
    </>
  );
}

/** What fell short in the exception that the condition was set on. */
function Why({ shown: { file, condition, catalog } }: { shown: ConditionShown }) {
  const request = file.requests.find(({ id }) => id === condition.requestId);
  const judged = request && revisionOf(request, judgedRevisions(file), catalog.policy, file.assessment);
  const findings = judged?.scorecard.findings.filter(({ id }) => request?.findingIds.includes(id)) ?? [];
  return (
    <ul>
      {findings.map((finding) => (
        <li>
          <SeverityTag severity={finding.severity} /> {findingTitle(catalog, finding.criterionId)}
        </li>
      ))}
    </ul>
  );
}

const Unchanged = ({ why, words }: { why: string; words: string }) => (
  <div class="notice warn" role="status">
    <p>
      <strong>Your click changed nothing.</strong> {why}
    </p>
    {words && (
      <details>
        <summary>What you had typed</summary>
        <blockquote class="answer">{words}</blockquote>
      </details>
    )}
  </div>
);

const ifLateWords: Record<OverdueEffect, string> = {
  valid: 'The outcome stays valid.',
  suspended: 'The outcome is suspended until it is accepted as met.',
  withdrawn: 'The outcome ends for good.',
};
