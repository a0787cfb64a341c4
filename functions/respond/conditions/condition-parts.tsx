import type { ConditionReport, TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import type { Language } from '../../domain/language.ts';
import { conditionTexts } from '../../texts/conditions.ts';
import { atTime, onDate } from '../../web/when.ts';
import { requesterOf } from '../pages/requester.tsx';
import { type ConditionState, stateOf } from './condition-state.ts';
import type { ConditionsVisit } from './conditions-visit.ts';

const tones: Record<ConditionState, string> = {
  open: 'plain',
  overdue: 'bad',
  reported: 'warn',
  met: 'ok',
  ended: 'plain',
  withdrawn: 'bad',
  'too-many': 'plain',
};

/** Where a condition stands, in a word; colour never speaks alone. */
export function StateTag({ condition, visit }: { condition: TrackedCondition; visit: ConditionsVisit }) {
  const state = stateOf(condition, visit);
  const { status } = conditionTexts(visit.language);
  const shown = state === 'withdrawn' ? 'overdue' : state === 'too-many' ? 'open' : state;
  return <span class={`tag ${tones[state]}`}>{status[shown]}</span>;
}

/** What is asked, by when, and what proves it. */
export function Terms({ condition, language }: { condition: TrackedCondition; language: Language }) {
  const t = conditionTexts(language);
  return (
    <dl class="facts">
      <dt>{t.what}</dt>
      <dd class="answer">{condition.text}</dd>
      <dt>{t.proof}</dt>
      <dd class="answer">{condition.proof}</dd>
      <dt>{t.due}</dt>
      <dd>
        <time datetime={condition.dueOn}>{onDate(condition.dueOn, language)}</time>
      </dd>
    </dl>
  );
}

/** What is true now, and what there is to do. */
export function NowNotice({ condition, visit }: { condition: TrackedCondition; visit: ConditionsVisit }) {
  const { org, language, standing, work } = visit;
  const { now: t } = conditionTexts(language);
  const { systemName } = work.assessment;
  const state = stateOf(condition, visit);
  const report = condition.reports.at(-1);
  const day = onDate(condition.dueOn, language);
  const isSuspended = state === 'overdue' && standing === 'suspended' && condition.ifOverdue === 'suspended';
  const words = {
    open: t.open(day),
    overdue: t.overdue(day),
    reported: t.reported(org, atTime(report?.at ?? visit.at, language)),
    met: t.met(org, atTime(condition.metAt ?? visit.at, language)),
    ended: t.ended,
    withdrawn: t.withdrawn(org, systemName),
    'too-many': t.tooMany(requesterOf(work.assessment).contact),
  }[state];
  return (
    <div class={`notice ${tones[state] === 'plain' ? '' : tones[state]}`.trim()}>
      <p>{words}</p>
      {isSuspended && <p>{t.suspended(org, systemName)}</p>}
      {(state === 'open' || state === 'overdue') && report?.answer?.accepted === false && <p>{t.refused(org)}</p>}
    </div>
  );
}

/** What was reported and what the organisation said, the last first. Of ours nobody is named. */
export function History({ condition, visit }: { condition: TrackedCondition; visit: ConditionsVisit }) {
  if (condition.reports.length === 0) return null;
  const t = conditionTexts(visit.language);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <ul class="decisions">
        {condition.reports.toReversed().map((report) => (
          <Report report={report} visit={visit} />
        ))}
      </ul>
    </section>
  );
}

function Report({ report, visit: { language, org } }: { report: ConditionReport; visit: ConditionsVisit }) {
  const t = conditionTexts(language);
  const { by, at, words, evidence, answer } = report;
  const answered = answer && atTime(answer.at, language);
  return (
    <li>
      <p>{t.reportedBy(by.kind === 'vendor' ? by.name : org, atTime(at, language))}</p>
      <blockquote class="answer">{words}</blockquote>
      {evidence.length > 0 && (
        <>
          <p class="hint">{t.withFiles(evidence.length)}</p>
          <ul>
            {evidence.map(({ name }) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      {answer && answered && (
        <>
          <p>{answer.accepted ? t.accepted(org, answered) : t.refused(org, answered)}</p>
          <blockquote class="answer">{answer.reasons}</blockquote>
        </>
      )}
    </li>
  );
}
