import type { StaffSession } from '../../domain/links/access-grant.ts';
import { type Clearance, clearanceAt } from '../../domain/outcome/clearance.ts';
import { ConditionTag, clearanceWords, dueOnDay, overdueWords } from '../../web/clearance-words.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { RiskTag } from '../../web/risk-words.tsx';
import { signedOutcomeName } from '../../web/signed-outcome.ts';
import { OutcomeTag } from '../../web/status-words.tsx';
import { atTime, onDay } from '../../web/when.ts';

interface Shown {
  supplierId: string;
  systemId: string;
  clearance: Clearance | undefined;
  now: string;
}

/** "May we use it?", answered at the top, with why, on what conditions, and how to prove it. Nothing is known of a system but its clearance. */
export function clearancePage(staff: StaffSession, shown: Shown) {
  const { clearance, now } = shown;
  const answer = clearanceAt(clearance, now);
  const said = clearanceWords(answer, clearance);
  const mayLook = staff.groups.some((group) => group !== 'risk-owner');
  const title = clearance ? `May we use ${clearance.systemName}?` : 'May we use this system?';
  return page(
    <Page title={title} staff={staff} here="/clearance">
      {clearance && <p>{clearance.supplierName}</p>}
      <h1>{title}</h1>
      <div class={answer.cleared ? 'notice ok verdict' : 'notice bad verdict'}>
        <p>
          <strong>{said.answer}</strong>
        </p>
        <p>{said.why}</p>
      </div>
      <p>
        <small>
          Asked on {atTime(now)}. The answer can change by itself when something falls due: ask again before you rely on it.
        </small>
      </p>
      {clearance ? <Grounds shown={{ ...shown, clearance }} mayLook={mayLook} /> : <Unknown shown={shown} mayLook={mayLook} />}
    </Page>,
  );
}

function Grounds({ shown, mayLook }: { shown: Shown & { clearance: Clearance }; mayLook: boolean }) {
  const { supplierId, systemId, clearance, now } = shown;
  return (
    <>
      {clearance.conditions.length > 0 && (
        <section aria-labelledby="conditions">
          <h2 id="conditions">Conditions</h2>
          <ul>
            {clearance.conditions.map((condition) => (
              <li class="answer">
                <ConditionTag condition={condition} now={now} /> {condition.text}
                <small class="hint">
                  {condition.owner === 'vendor' ? 'The supplier' : 'Our own organisation'} by {dueOnDay(condition.dueOn)};{' '}
                  {overdueWords[condition.ifOverdue]}
                  {condition.metAt && `; accepted as met on ${onDay(condition.metAt)}`}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="why">
        <h2 id="why">What it rests on</h2>
        <dl class="facts">
          <dt>Outcome</dt>
          <dd>
            <OutcomeTag result={clearance.result} />
          </dd>
          <dt>Decided</dt>
          <dd>{atTime(clearance.decidedAt)}</dd>
          <dt>Assessment</dt>
          <dd>
            {mayLook ? <a href={`/console/assessments/${clearance.assessmentId}`}>{clearance.reference}</a> : clearance.reference}
          </dd>
          <dt>Residual risk</dt>
          <dd>
            <RiskTag level={clearance.residualRisk} />
          </dd>
          {clearance.result !== 'rejected' && (
            <>
              <dt>Ends</dt>
              <dd>{atTime(clearance.validUntil)}</dd>
            </>
          )}
          <dt>Next review</dt>
          <dd>{onDay(clearance.nextReviewAt)}</dd>
        </dl>
      </section>
      <section aria-labelledby="proof">
        <h2 id="proof">Prove it</h2>
        <p>
          <a href={`/clearance/${supplierId}/${systemId}/outcome.json`} download>
            Download the signed outcome
          </a>
        </p>
        <p>
          Anybody can check it without Assay, with the public key of your organisation (an operator prints it:{' '}
          <code>npm run --silent assay -- public-key</code>):{' '}
          <code>node verifier/verify.mjs outcome {signedOutcomeName(clearance)} --key public-key.pem</code>
        </p>
        <dl class="facts">
          <dt>Fingerprint of the outcome</dt>
          <dd>
            <code>{clearance.outcomeHash}</code>
          </dd>
        </dl>
      </section>
    </>
  );
}

const Unknown = ({ shown: { supplierId, systemId }, mayLook }: { shown: Shown; mayLook: boolean }) => (
  <>
    <dl class="facts">
      <dt>Supplier</dt>
      <dd>
        <code>{supplierId}</code>
      </dd>
      <dt>AI system</dt>
      <dd>
        <code>{systemId}</code>
      </dd>
    </dl>
    {mayLook && (
      <p>
        <a href="/console/suppliers">Look it up among the suppliers</a>
      </p>
    )}
  </>
);
