import type { Assessment, LinkedAssessment } from '../domain/assessment.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { AiSystem, Supplier } from '../domain/supplier.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import type { Typed } from '../web/typed-form.ts';

const labels = {
  contactName: 'Name of the person we ask',
  contactEmail: 'Their email address',
  message: 'Your message to them',
  requesterPhone: 'Your phone number',
};

/** Instead of the form to reopen: somebody was first. What was `typed` meanwhile stands there to be copied, for no later page knows it. */
export function reopenedPage(
  staff: StaffSession,
  shown: { supplier: Supplier; system: AiSystem; ended: Assessment; successor: LinkedAssessment },
  typed?: Typed,
) {
  const { supplier, system, ended, successor } = shown;
  const title = `The assessment of ${system.name} was reopened already`;
  const words = Object.entries(labels).flatMap(([name, label]) => (typed?.[name] ? [{ label, words: typed[name] }] : []));
  return page(
    <Page title={title} staff={staff} here="/console/suppliers">
      <h1>{title}</h1>
      <p class="notice">
        <a href={`/console/assessments/${successor.assessmentId}`}>{successor.reference}</a> goes on with{' '}
        <a href={`/console/assessments/${ended.id}`}>{ended.reference}</a>
        {typed ? ', so nothing was started or sent.' : '. Look there for how it stands.'}
      </p>
      {words.length > 0 && (
        <>
          <h2>What you typed</h2>
          <p>It is kept nowhere else: copy what you still need.</p>
          <dl class="facts">
            {words.map(({ label, words }) => (
              <>
                <dt>{label}</dt>
                <dd class="answer">{words}</dd>
              </>
            ))}
          </dl>
        </>
      )}
      <p>
        <a href={`/console/suppliers/${supplier.id}/systems/${system.id}`}>All assessments of {system.name}</a>
      </p>
    </Page>,
    typed ? 409 : 200,
  );
}
