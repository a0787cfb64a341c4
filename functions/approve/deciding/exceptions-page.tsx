import type { StaffSession } from '../../domain/access-grant.ts';
import { isSamePerson } from '../../domain/decide.ts';
import type { OwningRole } from '../../domain/vocabulary.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { apart } from '../../web/how-late.ts';
import { Page } from '../../web/layout.tsx';
import { page } from '../../web/reply.ts';
import { SeverityTag, Tag } from '../../web/risk-words.tsx';
import { actorOf } from '../../web/staff-guard.ts';
import { onDay } from '../../web/when.ts';
import { WideTable } from '../../web/wide-table.tsx';
import type { WaitingRequest } from './waiting-requests.ts';

/** What waits for the roles that the reader holds, most urgent first. */
export function exceptionsPage(staff: StaffSession, shown: { roles: OwningRole[]; waiting: WaitingRequest[]; now: string }) {
  const { roles, waiting, now } = shown;
  const titles = roles.map((role) => owningRoleTitles[role]).join(', ');
  return page(
    <Page title="Exceptions" staff={staff} here="/exceptions" wide>
      <h1>Exceptions</h1>
      {roles.length === 0 ? (
        <p>
          You hold no role that owns risks yet. If you should decide on exceptions, ask an administrator of Assay in your
          organisation to give the role to {staff.email}.
        </p>
      ) : (
        <p>You decide for: {titles}.</p>
      )}
      {roles.length > 0 && waiting.length === 0 && <p>Nothing waits for a decision.</p>}
      {waiting.length > 0 && (
        <WideTable label="List of exceptions">
          <table class="work">
            <caption class="visually-hidden">Exceptions that wait for your roles, most urgent first</caption>
            <thead>
              <tr>
                <th scope="col">Exception</th>
                <th scope="col">Role</th>
                <th scope="col">Severity</th>
                <th scope="col">Due</th>
                <th scope="col">You</th>
              </tr>
            </thead>
            <tbody>
              {waiting.map((one) => (
                <tr>
                  <th scope="row">
                    <a href={`/exceptions/${one.assessment.id}/${one.request.id}`}>{one.assessment.systemName}</a>
                    <small class="hint">
                      {one.assessment.supplierName} · <span class="reference">{one.assessment.reference}</span>
                    </small>
                  </th>
                  <td>{owningRoleTitles[one.request.role]}</td>
                  <td>
                    <SeverityTag severity={one.request.severity} />
                    <small class="hint">
                      {one.request.findingIds.length} finding{one.request.findingIds.length === 1 ? '' : 's'}
                    </small>
                  </td>
                  <td>
                    {one.request.dueAt < now ? (
                      <Tag tone="bad" text={`${apart(one.request.dueAt, now)} late`} />
                    ) : (
                      onDay(one.request.dueAt)
                    )}
                  </td>
                  <td>{yourPart(one, staff)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </Page>,
  );
}

function yourPart({ request, assessment }: WaitingRequest, staff: StaffSession): string {
  const you = actorOf(staff);
  if (request.decisions.some((decision) => isSamePerson(decision.by, you))) return 'You decided; others must too';
  if (isSamePerson(assessment.requestedBy, you)) return 'You asked for it: others decide';
  return 'Your decision is awaited';
}
