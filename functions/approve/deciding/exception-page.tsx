import type { StaffSession } from '../../domain/access-grant.ts';
import type { ApprovalRequest } from '../../domain/approval.ts';
import type { Catalog } from '../../domain/catalog.ts';
import type { Directory } from '../../domain/directory.ts';
import type { EarlierAnswers } from '../../domain/earlier-answers.ts';
import { submittedFiles } from '../../domain/evidence.ts';
import type { AssessmentFile } from '../../domain/ports.ts';
import { isLive, revisionOf } from '../../domain/request-plan.ts';
import { judgedRevisions } from '../../domain/revisions.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { LineExplained, LineTag } from '../../web/criterion-line.tsx';
import { DecisionList, RequestTag } from '../../web/decision-list.tsx';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { EvidenceList } from '../../web/evidence-list.tsx';
import { findingTitle, shortfallWords } from '../../web/finding-words.ts';
import { FollowUpThread } from '../../web/follow-up-thread.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { RiskTag, SeverityTag, tierWords } from '../../web/risk-words.tsx';
import { ScoreBar } from '../../web/score-bar.tsx';
import { SinceLastTime } from '../../web/since-last-time.tsx';
import { type FieldErrors, summaryOf, type Typed } from '../../web/typed-form.ts';
import { WhatChanged } from '../../web/what-changed.tsx';
import { onDay } from '../../web/when.ts';
import { DecisionFields } from './decision-fields.tsx';
import { whyItArose } from './exception-summary.ts';
import type { Standing } from './standing.ts';
import { StandingNotice } from './standing-notice.tsx';

/** An exception as its reader meets it. */
export interface ExceptionShown {
  file: AssessmentFile;
  request: ApprovalRequest;
  catalog: Catalog;
  directory: Directory;
  standing: Standing;
  /** The same system's answers of the last time. */
  earlier?: EarlierAnswers;
  /** Why the supplier cannot be asked about answers now. */
  whyNotAsk?: string;
  /** What just happened, when a click came too late to change anything. */
  unchanged?: { why: string; reasons: string };
}

/** One exception: why it arose, what was asked, answered and attached, what is at stake, what others decided, and the form. */
export function exceptionPage(staff: StaffSession, shown: ExceptionShown, typed: Typed = {}, errors: FieldErrors = {}) {
  const { file, request, catalog, directory, standing, earlier, unchanged, whyNotAsk } = shown;
  const { assessment } = file;
  const { scorecard, submission } = revisionOf(request, judgedRevisions(file), catalog.policy, assessment) ?? {};
  const askedAnew = file.requests.find((other) => other.role === request.role && isLive(other));
  const findings = scorecard?.findings.filter((finding) => request.findingIds.includes(finding.id)) ?? [];
  const questionIds = new Set(findings.flatMap((finding) => finding.questionIds));
  const files = submission ? submittedFiles(submission, file.evidence) : [];
  const evidence = files.filter((one) => questionIds.size === 0 || one.questionIds.some((id) => questionIds.has(id)));
  const failed = Object.keys(errors).length > 0;
  const title = `${owningRoleTitles[request.role]}: ${assessment.systemName}`;
  const decisions = request.decisions.length;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/exceptions" wide>
      <ErrorSummary errors={summaryOf(errors)} />
      {unchanged && (
        <div class="notice warn" role="status">
          <p>
            <strong>Your click changed nothing.</strong> {unchanged.why}
          </p>
          {unchanged.reasons && (
            <details>
              <summary>What you had typed</summary>
              <blockquote>{unchanged.reasons}</blockquote>
            </details>
          )}
        </div>
      )}
      <p>
        <a href="/exceptions">All exceptions</a>
      </p>
      <h1>
        {assessment.systemName} <small class="hint">{assessment.supplierName}</small>
      </h1>
      <p>
        <RequestTag status={request.status} /> <SeverityTag severity={request.severity} /> Exception for{' '}
        {owningRoleTitles[request.role]}, assessment {assessment.reference}
      </p>
      <StandingNotice standing={standing} request={request} members={directory.roles[request.role] ?? []} askedAnew={askedAnew} />
      {scorecard && submission && (
        <>
          <h2>Why you are asked</h2>
          <p>{whyItArose({ assessment, request, scorecard, findings, catalog })}</p>
          <dl class="facts">
            <dt>Inherent risk</dt>
            <dd>
              <RiskTag level={scorecard.inherentRisk} /> {tierWords[assessment.tier]} tier
            </dd>
            <dt>Residual risk</dt>
            <dd>
              <RiskTag level={scorecard.residualRisk} />
            </dd>
            <dt>If approved</dt>
            <dd>The outcome holds for at most {catalog.policy.validityDays[assessment.tier]} days, then it is reviewed.</dd>
          </dl>
          <h2>What fell short</h2>
          {findings.map((finding) => {
            const line = scorecard.lines.find(({ criterionId }) => criterionId === finding.criterionId);
            return (
              <article>
                <h3>{findingTitle(catalog, finding.criterionId)}</h3>
                <p>
                  <SeverityTag severity={finding.severity} /> {line && <LineTag line={line} />}{' '}
                  {finding.score !== null && (
                    <>
                      <ScoreBar score={finding.score} threshold={finding.threshold} tone={finding.knockOut ? 'bad' : 'warn'} />{' '}
                      {shortfallWords(finding)}
                    </>
                  )}
                </p>
                <dl class="facts">
                  <dt>The risk</dt>
                  <dd>{finding.risk}</dd>
                  <dt>Proposed treatment</dt>
                  <dd>{finding.treatment}</dd>
                </dl>
                {line && <LineExplained line={line} catalog={catalog} submission={submission} />}
              </article>
            );
          })}
          <h2>Evidence for these points</h2>
          <EvidenceList evidence={evidence} catalog={catalog} path={`/exceptions/${assessment.id}/${request.id}/evidence`} />
        </>
      )}
      {isLive(request) && <SinceLastTime file={file} catalog={catalog} earlier={earlier} />}
      {isLive(request) && <WhatChanged file={file} catalog={catalog} />}
      <FollowUpThread rounds={file.followUps} catalog={catalog} />
      <h2>Decisions so far</h2>
      <p>
        {decisions} of {request.quorum} {request.quorum > 1 ? 'approvals by different people' : 'approval'}; one rejection ends it.
        Asked on {onDay(request.requestedAt)}.
      </p>
      <DecisionList decisions={request.decisions} />
      {standing.kind === 'may-decide' && (
        <section aria-labelledby="decide">
          <h2 id="decide">Your decision</h2>
          {whyNotAsk ? (
            <p class="hint">{whyNotAsk}</p>
          ) : (
            <p>
              Not enough to decide on?{' '}
              <a href={`/exceptions/${assessment.id}/${request.id}/ask`}>Ask the supplier about its answers</a>
            </p>
          )}
          <DecisionFields staff={staff} request={request} typed={typed} errors={errors} />
        </section>
      )}
    </Page>,
    failed ? 422 : 200,
  );
}
