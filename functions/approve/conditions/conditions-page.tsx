import type { OverdueEffect } from '../../domain/catalog/policy.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { ConditionTag, dueOnDay } from '../../web/clearance-words.tsx';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { WideTable } from '../../web/wide-table.tsx';
import type { WaitingCondition, WaitingConditions } from './waiting-conditions.ts';

/** Which conditions wait for the reader: to answer, then to meet; then those of their roles that wait for others. */
export function conditionsPage(staff: StaffSession, waiting: WaitingConditions, now: string) {
  const { toAnswer, toMeet, forOthers, owed } = waiting;
  return page(
    <Page title="Conditions" staff={staff} here="/exceptions/conditions" wide>
      <p>
        <a href="/exceptions">All exceptions</a>
      </p>
      <h1>Conditions that wait for you</h1>
      <p>
        Conditions are set when a system is approved. Whoever must meet one reports it; the role that set it says whether it is met.
      </p>
      <section aria-labelledby="answer">
        <h2 id="answer">For you to answer</h2>
        <Table label="Conditions for you to answer" rows={toAnswer} now={now} none="No report waits for your answer." />
      </section>
      <section aria-labelledby="meet">
        <h2 id="meet">For you to meet</h2>
        <Table label="Conditions for you to meet" rows={toMeet} now={now} none="You have no condition to meet." />
      </section>
      {forOthers.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">Reported, for others to answer</h2>
          <Table label="Conditions for others to answer" rows={forOthers} now={now} none="" />
        </section>
      )}
      {owed && (
        <section aria-labelledby="owed">
          <h2 id="owed">What suppliers owe</h2>
          <Table label="Conditions for suppliers to meet" rows={owed} now={now} none="No supplier has a condition to meet." />
        </section>
      )}
    </Page>,
  );
}

interface TableProps {
  label: string;
  rows: readonly WaitingCondition[];
  now: string;
  none: string;
}

function Table({ label, rows, now, none }: TableProps) {
  if (rows.length === 0) return <p>{none}</p>;
  return (
    <WideTable label={label}>
      <table class="work">
        <caption class="visually-hidden">{label}, the next due first</caption>
        <thead>
          <tr>
            <th scope="col">Condition</th>
            <th scope="col">Of</th>
            <th scope="col">Due</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row row={row} now={now} />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Row({ row: { condition, assessment, entitled }, now }: { row: WaitingCondition; now: string }) {
  const owner = condition.owner.kind === 'vendor' ? 'the supplier' : condition.owner.name;
  const names = entitled.map(({ name }) => name).join(', ');
  const answers = names
    ? `to be answered by ${names}`
    : `nobody in ${owningRoleTitles[condition.role]} may answer: an administrator must name somebody`;
  return (
    <tr>
      <th scope="row">
        <a href={`/exceptions/${assessment.id}/conditions/${condition.id}`}>{brief(condition.text)}</a>
      </th>
      <td>
        {assessment.systemName}
        <small class="hint">
          {assessment.supplierName} · <span class="reference">{assessment.reference}</span>
        </small>
      </td>
      <td>
        {dueOnDay(condition.dueOn)} <ConditionTag condition={condition} now={now} />
      </td>
      <td>
        {condition.status === 'reported' ? `Reported by ${owner}; ${answers}` : `To be met by ${owner}`}
        {condition.dueAt < now && whatItHoldsUp[condition.ifOverdue]}
      </td>
    </tr>
  );
}

/** What its being overdue made of the outcome by itself. */
const whatItHoldsUp: Record<OverdueEffect, string> = {
  valid: '',
  suspended: '; the outcome is suspended until it is met',
  withdrawn: '; it ended the outcome for good',
};

/** Enough of it to tell it from others. */
const brief = (text: string): string => (text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text);
