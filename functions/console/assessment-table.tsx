import { sameEmail } from '../domain/actor.ts';
import type { Assessment } from '../domain/assessment.ts';
import { apart } from '../web/how-late.ts';
import { RiskTag, Tag, tierWords } from '../web/risk-words.tsx';
import { isLate, StatusTag } from '../web/status-words.tsx';
import { onDay } from '../web/when.ts';
import { WideTable } from '../web/wide-table.tsx';

/** Assessments as work: what it is, where it stands, and who is awaited since when until when. */
export function AssessmentTable({ assessments, caption, now }: { assessments: Assessment[]; caption: string; now: string }) {
  return (
    <WideTable label={caption}>
      <table class="work">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Assessment</th>
            <th scope="col">Status</th>
            <th scope="col">Waiting for</th>
            <th scope="col">Until</th>
            <th scope="col">Inherent risk</th>
          </tr>
        </thead>
        <tbody>
          {assessments.map((one) => (
            <tr>
              <th scope="row">
                <a href={`/console/assessments/${one.id}`}>{one.systemName}</a>
                <small class="hint">
                  {one.supplierName} · <span class="reference">{one.reference}</span>
                </small>
              </th>
              <td>
                <StatusTag assessment={one} />
              </td>
              <td>
                <Awaited assessment={one} />
              </td>
              <td>
                <Deadline assessment={one} now={now} />
              </td>
              <td>
                <RiskTag level={one.inherentRisk} />
                <small class="hint">{tierWords[one.tier]} tier</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Awaited({ assessment }: { assessment: Assessment }) {
  const { waiting, parked, undeliverable, contact } = assessment;
  if (waiting.on === 'nobody') return <>Nobody</>;
  return (
    <>
      {waiting.who}
      <small class="hint">
        {parked ? `${parked.step} gave up on ` : 'since '}
        {onDay(waiting.since)}
      </small>
      {undeliverable?.map(({ email, reason }) => (
        <small class="hint">
          {reason === 'bounced' ? `Mail to ${email} came back` : `The reader at ${email} marked our mail as spam`}
          {waiting.on === 'procurement' && sameEmail(email, contact.email) && ': correct the contact'}
        </small>
      ))}
    </>
  );
}

function Deadline({ assessment, now }: { assessment: Assessment; now: string }) {
  const { waiting, outcome, supersededBy } = assessment;
  if (outcome) {
    // A rejection holds for nothing, and what was withdrawn or replaced holds no longer, whatever date it once had.
    if (outcome.result === 'rejected' || outcome.since?.standing === 'withdrawn' || supersededBy) return <>–</>;
    if (outcome.validUntil <= now) return <Tag tone="bad" text={`Expired ${onDay(outcome.validUntil)}`} />;
    return <>Valid until {onDay(outcome.validUntil)}</>;
  }
  if (!waiting.until) return <>–</>;
  if (!isLate(assessment, now)) return <>{onDay(waiting.until)}</>;
  return (
    <>
      <Tag tone="bad" text={`${apart(waiting.until, now)} late`} />
      <small class="hint">due {onDay(waiting.until)}</small>
    </>
  );
}
