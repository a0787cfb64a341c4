import type { EarlierAnswers } from '../../domain/answers/earlier-answers.ts';
import { submittedFiles } from '../../domain/answers/evidence.ts';
import { judgedRevisions } from '../../domain/answers/revisions.ts';
import { isLive, revisionOf } from '../../domain/deciding/request-plan.ts';
import { afterTreatment } from '../../domain/judgement/after-treatment.ts';
import { isGeneral } from '../../domain/judgement/general-findings.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { DecisionList, RequestTag } from '../../web/decision-list.tsx';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { EvidenceList } from '../../web/evidence-list.tsx';
import { FollowUpThread } from '../../web/follow-up-thread.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { RiskMap } from '../../web/risk-map.tsx';
import { SeverityTag } from '../../web/risk-words.tsx';
import { SinceLastTime } from '../../web/since-last-time.tsx';
import { type FieldErrors, summaryOf, type Typed } from '../../web/typed-form.ts';
import { UncleanFilesNotice } from '../../web/unclean-files-notice.tsx';
import { WhatChanged } from '../../web/what-changed.tsx';
import { ApprovingSection } from './approving-section.tsx';
import { AskedSection } from './asked-section.tsx';
import { DecideSection } from './decide-section.tsx';
import { Essentials } from './essentials.tsx';
import type { ExceptionShown } from './exception-shown.ts';
import { whyItArose } from './exception-summary.ts';
import { FindingArticle } from './finding-article.tsx';
import type { SimilarException } from './similar-exceptions.ts';
import { SimilarSection } from './similar-section.tsx';
import { StandingNotice } from './standing-notice.tsx';
import { Unchanged } from './unchanged.tsx';

/** What the page needs besides the exception itself. */
export interface Around {
  similar: readonly SimilarException[];
  /** The same system's answers of the last time. */
  earlier?: EarlierAnswers;
  /** Why a click changed nothing, when it came too late. */
  unchanged?: string;
}

/**
 * One exception, for somebody with ten minutes and a phone: the reason in a paragraph, the essentials, then everything it rests on, what
 * approving would mean, and the form.
 */
export function exceptionPage(
  staff: StaffSession,
  shown: ExceptionShown,
  around: Around,
  typed: Typed = {},
  errors: FieldErrors = {},
) {
  const { file, request, catalog, standing, entitled, now } = shown;
  const { assessment } = file;
  const { policy } = catalog;
  const { scorecard, submission } = revisionOf(request, judgedRevisions(file), policy, assessment) ?? {};
  const askedAnew = file.requests.find((other) => other.role === request.role && isLive(other));
  const findings = scorecard?.findings.filter((finding) => request.findingIds.includes(finding.id)) ?? [];
  const questionIds = new Set(findings.flatMap((finding) => finding.questionIds));
  const files = submission ? submittedFiles(submission, file.evidence) : [];
  const evidence = files.filter((one) => questionIds.size === 0 || one.questionIds.some((id) => questionIds.has(id)));
  const treated = scorecard && afterTreatment(scorecard, request.findingIds, policy);
  const mayLook = staff.groups.some((group) => group !== 'risk-owner');
  const failed = Object.keys(errors).length > 0;
  const title = `${owningRoleTitles[request.role]}: ${assessment.systemName}`;
  return page(
    <Page title={failed ? `Error: ${title}` : title} staff={staff} here="/exceptions" wide>
      <ErrorSummary errors={summaryOf(errors)} />
      {around.unchanged && <Unchanged why={around.unchanged} shown={shown} typed={typed} />}
      <p>
        <a href="/exceptions">All exceptions</a>
      </p>
      <h1>
        {assessment.systemName} <small class="hint">{assessment.supplierName}</small>
      </h1>
      <p>
        <RequestTag status={request.status} /> <SeverityTag severity={request.severity} /> Exception for{' '}
        {owningRoleTitles[request.role]}, assessment <span class="reference">{assessment.reference}</span>
      </p>
      {scorecard && <p class="reason-why">{whyItArose({ assessment, request, scorecard, findings, catalog })}</p>}
      <StandingNotice standing={standing} request={request} entitled={entitled} askedAnew={askedAnew} />
      <UncleanFilesNotice submission={submission} records={file.evidence} />
      {assessment.outcome && (
        <p>
          The assessment is decided:{' '}
          <a href={`/clearance/${assessment.supplierId}/${assessment.systemId}`}>See whether the system may be used now</a>
        </p>
      )}
      {scorecard && treated && <Essentials shown={shown} scorecard={scorecard} after={treated} />}
      <AskedSection shown={shown} />
      {scorecard && submission && treated && (
        <>
          <h2>{findings.some(isGeneral) ? 'What there is to judge' : 'What fell short'}</h2>
          {findings.map((finding) => (
            <FindingArticle finding={finding} scorecard={scorecard} submission={submission} catalog={catalog} />
          ))}
          <h2>Evidence for these points</h2>
          <EvidenceList evidence={evidence} catalog={catalog} path={`/exceptions/${assessment.id}/${request.id}/evidence`} />
          <FollowUpThread rounds={file.followUps} catalog={catalog} />
          {isLive(request) && <SinceLastTime file={file} catalog={catalog} earlier={around.earlier} mayLook={mayLook} />}
          {isLive(request) && <WhatChanged file={file} catalog={catalog} />}
          <section aria-labelledby="risk">
            <h2 id="risk">The risk, now and after treatment</h2>
            <RiskMap
              policy={policy}
              inherent={scorecard.inherentRisk}
              now={scorecard.controlStrength}
              after={treated.controlStrength}
            />
          </section>
        </>
      )}
      <SimilarSection similar={around.similar} catalog={catalog} now={now} />
      <section aria-labelledby="decisions">
        <h2 id="decisions">Decisions so far</h2>
        <DecisionList {...request} />
      </section>
      {standing.kind === 'may-decide' && (
        <>
          <ApprovingSection staff={staff} shown={shown} />
          <DecideSection staff={staff} shown={shown} typed={typed} errors={errors} />
        </>
      )}
    </Page>,
    failed ? 422 : 200,
  );
}
