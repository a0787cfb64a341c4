import type { Assessment } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { inherentRisk } from '../domain/judgement/inherent-risk.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { AiSystem, Supplier } from '../domain/supplier.ts';
import { Page } from '../web/layout.tsx';
import { page } from '../web/reply.ts';
import { percent, supplierRoleWords } from '../web/risk-words.tsx';
import { StatusTag } from '../web/status-words.tsx';
import { onDay } from '../web/when.ts';
import { mayRegister } from './may-register.ts';
import { PointsTable } from './points-table.tsx';

/** One AI system: its inherent risk, explained, and its assessments, newest first. */
export function systemPage(
  staff: StaffSession,
  shown: { supplier: Supplier; system: AiSystem; catalog: Catalog; assessments: Assessment[]; now: string },
) {
  const { supplier, system, catalog, assessments, now } = shown;
  const path = `/console/suppliers/${supplier.id}`;
  return page(
    <Page title={`${system.name} · ${supplier.name}`} staff={staff} here="/console/suppliers" wide>
      <p>
        <a href={path}>{supplier.name}</a>
      </p>
      <h1>{system.name}</h1>
      <dl class="facts">
        <dt>Used for</dt>
        <dd class="answer">{system.purpose}</dd>
        <dt>The supplier's role</dt>
        <dd>{supplierRoleWords[system.supplierRole]}</dd>
        <dt>Registered</dt>
        <dd>
          {onDay(system.registeredAt)}
          {'name' in system.registeredBy && ` by ${system.registeredBy.name}`}
        </dd>
      </dl>
      <h2>Inherent risk</h2>
      <PointsTable risk={inherentRisk(system.facts, catalog.policy)} />
      <h2>May we use it?</h2>
      <p>
        <a href={`/clearance/${supplier.id}/${system.id}`}>See whether it is cleared now, until when and on what conditions</a>
      </p>
      <h2>Assessments</h2>
      {assessments.length === 0 && <p>Not assessed yet: it is not cleared for use.</p>}
      {assessments.length > 0 && (
        <ul class="tasks">
          {assessments.map((assessment) => (
            <li>
              <span>
                <a href={`/console/assessments/${assessment.id}`}>{assessment.reference}</a>, started {onDay(assessment.openedAt)}
                {assessment.score && `, score ${percent(assessment.score.overall)}`}
                {assessment.supersededBy && `, replaced by ${assessment.supersededBy.reference}`}
                {assessment.outcome &&
                  assessment.outcome.result !== 'rejected' &&
                  assessment.outcome.since?.standing !== 'withdrawn' &&
                  !assessment.supersededBy &&
                  (assessment.outcome.validUntil > now
                    ? `, valid until ${onDay(assessment.outcome.validUntil)}`
                    : `, expired on ${onDay(assessment.outcome.validUntil)}`)}
              </span>
              <StatusTag assessment={assessment} />
            </li>
          ))}
        </ul>
      )}
      {mayRegister(staff) && (
        <p class="actions">
          <a class="button" href={`${path}/systems/${system.id}/assess`}>
            Start an assessment
          </a>
        </p>
      )}
    </Page>,
  );
}
