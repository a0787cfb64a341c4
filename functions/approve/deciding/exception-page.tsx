import type { EarlierAnswers } from '../../domain/answers/earlier-answers.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import { afterTreatment } from '../../domain/judgement/after-treatment.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { DecisionList, RequestTag } from '../../web/decision-list.tsx';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { SeverityTag } from '../../web/risk-words.tsx';
import { type FieldErrors, summaryOf, type Typed } from '../../web/typed-form.ts';
import { UncleanFilesNotice } from '../../web/unclean-files-notice.tsx';
import { answersPath } from './addresses.ts';
import { ApprovingSection } from './approving-section.tsx';
import { AskedSection } from './asked-section.tsx';
import { BasisSections } from './basis-sections.tsx';
import { DecideSection } from './decide-section.tsx';
import { Essentials } from './essentials.tsx';
import type { ExceptionShown } from './exception-shown.ts';
import { whyItArose } from './exception-summary.ts';
import { restsOn } from './rests-on.ts';
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
  const rests = restsOn(shown);
  const askedAnew = file.requests.find((other) => other.role === request.role && isLive(other));
  const treated = rests && afterTreatment(rests.scorecard, request.findingIds, catalog.policy);
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
      {rests && <p class="reason-why">{whyItArose({ assessment, request, catalog, ...rests })}</p>}
      <StandingNotice standing={standing} request={request} entitled={entitled} askedAnew={askedAnew} />
      <UncleanFilesNotice submission={rests?.submission} records={file.evidence} />
      {assessment.outcome && (
        <p>
          The assessment is decided:{' '}
          <a href={`/clearance/${assessment.supplierId}/${assessment.systemId}`}>See whether the system may be used now</a>
        </p>
      )}
      {rests && treated && (
        <>
          <Essentials shown={shown} scorecard={rests.scorecard} after={treated} />
          <p>
            <a href={answersPath(request)}>All answers and files</a>, with scores and the other exceptions of this assessment
          </p>
        </>
      )}
      <AskedSection shown={shown} />
      {rests && treated && <BasisSections shown={shown} rests={rests} after={treated} earlier={around.earlier} mayLook={mayLook} />}
      <SimilarSection similar={around.similar} catalog={catalog} closedAt={request.closedAt} now={now} />
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
