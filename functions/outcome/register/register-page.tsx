import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { RiskTag, SeverityTag, Tag } from '../../web/risk-words.tsx';
import { onDay } from '../../web/when.ts';
import { WideTable } from '../../web/wide-table.tsx';
import { MOST_LINES } from './accepted-risks.ts';
import { endsWithOutcome, type RegisterLine } from './register-line.ts';
import { deciderWords, standingTone, standingWords } from './register-words.ts';

interface RegisterShown {
  lines: RegisterLine[];
  next?: string;
  first: boolean;
}

/** The risks that the organisation accepted: who, why, until when, and what each covers; in the order of the ends that the approvals set. */
export function registerPage(staff: StaffSession, { lines, next, first }: RegisterShown) {
  const over = lines.filter(({ standing }) => standing !== 'accepted').length;
  return page(
    <Page title="Accepted risks" staff={staff} here="/register" wide>
      <h1>Accepted risks</h1>
      <p>
        Every exception that people approved and that a current outcome rests on, sorted by the day that the approval itself names.
        Where the outcome ends before that day, the risk is accepted only as long as the outcome holds. Take it with you:{' '}
        <a href="/register.csv">as CSV</a> or <a href="/register.xlsx">as an Excel file</a>. A file holds at most{' '}
        {MOST_LINES.toLocaleString('en')} lines; its last line says so where the register has more.
      </p>
      {over > 0 && (
        <p class="notice warn">
          {over === 1 ? 'One of these is' : `${over} of these are`} not accepted any more: expired, suspended or withdrawn.
        </p>
      )}
      {lines.length === 0 ? (
        <p>{first ? 'No risk is accepted.' : 'There are no more.'}</p>
      ) : (
        <WideTable label="List of accepted risks">
          <table class="work">
            <caption class="visually-hidden">Accepted risks, sorted by the day that the approval names</caption>
            <thead>
              <tr>
                <th scope="col">AI system</th>
                <th scope="col">What it covers</th>
                <th scope="col">Accepted by, and why</th>
                <th scope="col">Until</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line {...line} />
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      <nav aria-label="Pages of the list" class="actions">
        {!first && <a href="/register">Back to the first page</a>}
        {next && <a href={`/register?next=${encodeURIComponent(next)}`}>Next page</a>}
      </nav>
    </Page>,
  );
}

function Line(line: RegisterLine) {
  const { acceptance, standing, until } = line;
  const { assessmentId, requestId, reference, supplierName, systemName, role, severity, residualRisk } = acceptance;
  return (
    <tr>
      <th scope="row">
        <a href={`/exceptions/${assessmentId}/${requestId}`}>{systemName}</a>
        <small class="hint">
          {supplierName} · <span class="reference">{reference}</span>
        </small>
      </th>
      <td>
        <ul>
          {acceptance.findings.map(({ title, severity: of }) => (
            <li>
              {title} <SeverityTag severity={of} />
            </li>
          ))}
        </ul>
        <small class="hint">
          Residual risk: <RiskTag level={residualRisk} />
          {acceptance.conditions > 0 && ` · on ${acceptance.conditions} condition${acceptance.conditions === 1 ? '' : 's'}`}
        </small>
      </td>
      <td>
        {owningRoleTitles[role]} <SeverityTag severity={severity} />
        {acceptance.by.map((decider) => (
          <details>
            <summary>{deciderWords(decider)}</summary>
            <p class="answer">{decider.reasons}</p>
          </details>
        ))}
      </td>
      <td>
        {onDay(until)} <Tag tone={standingTone[standing]} text={standingWords[standing]} />
        {endsWithOutcome(line) && (
          <small class="hint">with the outcome; the approval itself is until {onDay(acceptance.until)}</small>
        )}
      </td>
    </tr>
  );
}
