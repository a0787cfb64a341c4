import type { EarlierAnswers } from '../domain/answers/earlier-answers.ts';
import { currentScorecard, currentSubmission } from '../domain/answers/revisions.ts';
import { isTerminal, type LinkedAssessment } from '../domain/assessment.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Directory } from '../domain/deciding/directory.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import { intakeFactNames } from '../domain/judgement/intake-facts.ts';
import type { StaffSession } from '../domain/links/access-grant.ts';
import type { MailRecord } from '../domain/links/mail-record.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { localDate } from '../domain/time/business-days.ts';
import { EvidenceList } from '../web/evidence-list.tsx';
import { factChoiceLabel, intakeFactWords } from '../web/intake-fact-words.ts';
import { Page } from '../web/layout.tsx';
import { PhoneLink } from '../web/phone-link.tsx';
import { page } from '../web/reply.ts';
import { RiskTag, tierWords } from '../web/risk-words.tsx';
import { SinceLastTime } from '../web/since-last-time.tsx';
import { StatusTag } from '../web/status-words.tsx';
import { UncleanFilesNotice } from '../web/unclean-files-notice.tsx';
import { atTime, onDay } from '../web/when.ts';
import { AnswersSection } from './answers-section.tsx';
import { ApprovalsSection } from './approvals-section.tsx';
import { AskingSection } from './asking-section.tsx';
import { FindingsSection, JudgementSection } from './judgement-section.tsx';
import { OutcomeSection } from './outcome-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { StandingNotice } from './standing-notice.tsx';
import { Timeline, whoActed } from './timeline.tsx';
import { WhatNext } from './what-next.tsx';

/** Everything about one assessment, from what is stored: where it stands first, its proof last. */
export function assessmentPage(
  staff: StaffSession,
  shown: {
    file: AssessmentFile;
    catalog: Catalog;
    directory: Directory;
    earlier?: EarlierAnswers;
    now: string;
    mayWithdraw: boolean;
  },
) {
  const { file, catalog, directory, earlier, now, mayWithdraw } = shown;
  const { assessment } = file;
  const path = `/console/assessments/${assessment.id}`;
  const today = localDate(catalog.policy.calendar, now);
  const scorecard = currentScorecard(file);
  const submission = currentSubmission(file);
  // While a new revision waits to be scored, the score is that of the one before.
  const judged = file.submissions.find(({ revision }) => revision === scorecard?.revision);
  return page(
    <Page title={`${assessment.systemName} · ${assessment.reference}`} staff={staff} here="/console" wide>
      <p>
        <a href={`/console/suppliers/${assessment.supplierId}`}>{assessment.supplierName}</a>
      </p>
      <h1>{assessment.systemName}</h1>
      <p>
        <StatusTag assessment={assessment} /> Assessment {assessment.reference}
      </p>
      <StandingNotice assessment={assessment} now={now} />
      <UncleanFilesNotice submission={submission} records={file.evidence} />
      {file.outcome && <OutcomeSection {...{ file, directory, today, now }} outcome={file.outcome} />}
      <dl class="facts">
        <dt>Inherent risk</dt>
        <dd>
          <RiskTag level={assessment.inherentRisk} /> {tierWords[assessment.tier]} tier
        </dd>
        <dt>Supplier's contact</dt>
        <dd>
          {assessment.contact.name}, {assessment.contact.email}
        </dd>
        <dt>Started</dt>
        <dd>
          {atTime(assessment.openedAt)} by {whoActed(assessment.requestedBy)}
        </dd>
        {assessment.requesterPhone && (
          <>
            <dt>Suppliers may call</dt>
            <dd>
              <PhoneLink number={assessment.requesterPhone} />
            </dd>
          </>
        )}
        {assessment.dueAt && (
          <>
            <dt>Answer due</dt>
            <dd>{onDay(assessment.dueAt)}</dd>
          </>
        )}
        {assessment.submission && (
          <>
            <dt>Answered</dt>
            <dd>
              {atTime(assessment.submission.at)} by {whoActed(assessment.submission.by)}
            </dd>
          </>
        )}
        {(assessment.outcome || !isTerminal(assessment.status)) &&
          linked(assessment.outcome ? 'Replaced' : 'Will replace', assessment.supersedes)}
        {linked('Continues', assessment.continues)}
        {linked('Continued by', assessment.continuedBy)}
        {assessment.message && (
          <>
            <dt>Message</dt>
            <dd class="answer">{assessment.message}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>Facts behind the inherent risk, and the catalog</summary>
        <dl class="facts">
          {intakeFactNames.map((fact) => (
            <>
              <dt>{intakeFactWords[fact].short}</dt>
              <dd>{factChoiceLabel(fact, assessment.facts[fact])}</dd>
            </>
          ))}
          <dt>Policy</dt>
          <dd>
            {catalog.policy.title} {catalog.policy.version}
          </dd>
          <dt>Questionnaire</dt>
          <dd>
            {catalog.questionnaire.title} {assessment.questionnaireVersion}
          </dd>
          <dt>Catalog version</dt>
          <dd>
            <code>{assessment.catalogHash}</code>
          </dd>
        </dl>
      </details>
      <SinceLastTime file={file} catalog={catalog} earlier={earlier} mayLook />
      <AskingSection file={file} catalog={catalog} now={now} mayAsk={mayWithdraw} />
      {scorecard && judged && (
        <>
          <JudgementSection scorecard={scorecard} submission={judged} catalog={catalog} />
          <FindingsSection scorecard={scorecard} catalog={catalog} />
        </>
      )}
      <ApprovalsSection {...file} directory={directory} today={today} paused={openFollowUp(file.followUps) !== undefined} />
      {submission && (
        <>
          <section aria-labelledby="evidence">
            <h2 id="evidence">Evidence</h2>
            <EvidenceList evidence={file.evidence} catalog={catalog} path={`${path}/evidence`} />
          </section>
          <AnswersSection submission={submission} catalog={catalog} />
        </>
      )}
      <PeopleSection work={file} catalog={catalog} now={now} mayAct={mayWithdraw} />
      <section aria-labelledby="mails">
        <h2 id="mails">Emails sent</h2>
        {file.mails.length === 0 ? (
          <p>None yet.</p>
        ) : (
          <ul>
            {newestFirst(file.mails).map((mail) => (
              <li>
                {mail.subject}
                <small class="hint">
                  to {mail.to}, {atTime(mail.sentAt)}
                </small>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <Timeline events={file.events} />
      </section>
      {mayWithdraw && <WhatNext file={file} />}
    </Page>,
  );
}

const linked = (title: string, other: LinkedAssessment | undefined) =>
  other && (
    <>
      <dt>{title}</dt>
      <dd>
        <a href={`/console/assessments/${other.assessmentId}`}>{other.reference}</a>
      </dd>
    </>
  );

const newestFirst = (mails: readonly MailRecord[]): MailRecord[] => [...mails].sort((a, b) => b.sentAt.localeCompare(a.sentAt));
