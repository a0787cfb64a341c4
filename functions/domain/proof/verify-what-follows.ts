import { currentScorecard } from '../answers/revisions.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ConditionReport, TrackedCondition } from '../conditions/tracked-condition.ts';
import { isSamePerson } from '../deciding/decide.ts';
import { formerGeneralTitles, generalFindingTitles } from '../judgement/general-findings.ts';
import type { Acceptance } from '../outcome/acceptance.ts';
import { acceptanceLines } from '../outcome/acceptance-lines.ts';
import type { AssessmentFile } from '../ports.ts';
import type { AuditEventType } from './audit-event.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { type Check, check } from './verify-check.ts';
import { requireEvents } from './verify-events.ts';

/** The conditions that are followed are those of the outcome, and where they stand follows from reports and answers that the trail names. */
export const verifyConditions = (file: AssessmentFile): Check =>
  check('conditions', `${file.conditions.length} stored, as the outcome sets them and the trail tells`, () => {
    const { outcome, conditions } = file;
    const set = outcome?.conditions ?? [];
    const problems = toldElsewhere(file);
    for (const { id } of set)
      if (conditions.filter((one) => one.id === id).length !== 1) problems.push(`condition ${id} is not followed once`);
    for (const condition of conditions) {
      const { status: _, reports: __, metAt: ___, handings = [], assessmentId, ...terms } = condition;
      const original = set.find(({ id }) => id === condition.id);
      const asSet = { ...terms, owner: handings[0]?.from ?? terms.owner };
      if (!original || assessmentId !== file.assessment.id || canonicalJson(original) !== canonicalJson(asSet))
        problems.push(`condition ${condition.id} is not as the outcome sets it`);
      problems.push(...historyProblems(file, condition));
    }
    return problems;
  });

/** What happens to one condition and is kept with it. */
const TELL_OF_ONE: readonly AuditEventType[] = [
  'condition-reported',
  'condition-accepted',
  'condition-refused',
  'condition-handed-over',
];

/** Every report, answer and handing over of a condition that is followed is in the trail once, and the trail tells of no other. */
function toldElsewhere({ conditions, events }: AssessmentFile): string[] {
  const told = events.filter(({ type }) => TELL_OF_ONE.includes(type));
  const nowhere = told.filter(({ data }) => !conditions.some(({ id }) => id === data.condition));
  const problems = nowhere.map(({ seq, data }) => `event ${seq} tells of condition ${data.condition}, which is not followed`);
  for (const { id, reports, handings = [] } of conditions) {
    const about = told.filter(({ data }) => data.condition === id);
    const answers = (accepted: boolean) => reports.flatMap(({ answer }) => (answer?.accepted === accepted ? [hashOf(answer)] : []));
    problems.push(
      ...requireEvents(about, 'condition-reported', 'report', reports.map(reportHash)),
      ...requireEvents(about, 'condition-accepted', 'answer', answers(true)),
      ...requireEvents(about, 'condition-refused', 'answer', answers(false)),
      ...requireEvents(about, 'condition-handed-over', 'handing', handings.map(hashOf)),
    );
  }
  return problems;
}

/** A report is hashed as it was made: before anybody answered it. */
function reportHash({ answer: _, ...report }: ConditionReport): string {
  return hashOf(report);
}

function historyProblems(file: AssessmentFile, condition: TrackedCondition): string[] {
  const { id, reports, status, metAt, handings = [] } = condition;
  const problems: string[] = [];
  const told = (type: AuditEventType, key: string, hash: string, { by, at }: Pick<ConditionReport, 'by' | 'at'>) => {
    const event = file.events.find((one) => one.type === type && one.data[key] === hash && one.data.condition === id);
    if (event && (event.at !== at || !isSameActor(event.actor, by)))
      problems.push(`the trail tells the ${key} on condition ${id} otherwise`);
  };
  for (const [n, report] of reports.entries()) {
    const { answer } = report;
    told('condition-reported', 'report', reportHash(report), report);
    if (answer) told(answer.accepted ? 'condition-accepted' : 'condition-refused', 'answer', hashOf(answer), answer);
    if (n < reports.length - 1 && answer?.accepted !== false)
      problems.push(`condition ${id} was reported again before the report was refused`);
  }
  for (const [n, handing] of handings.entries()) {
    told('condition-handed-over', 'handing', hashOf(handing), handing);
    if (canonicalJson(handing.to) !== canonicalJson(handings[n + 1]?.from ?? condition.owner))
      problems.push(`condition ${id} was handed to somebody else than its owner`);
  }
  const last = reports.at(-1);
  const stood = !last ? 'open' : !last.answer ? 'reported' : last.answer.accepted ? 'met' : 'open';
  const stands = file.assessment.supersededBy && stood !== 'met' ? 'ended' : stood;
  if (status !== stands) problems.push(`condition ${id} is ${status}, its reports say ${stands}`);
  if (metAt !== (stood === 'met' ? last?.answer?.at : undefined)) problems.push(`condition ${id} was met at another time`);
  return problems;
}

const isSameActor = (a: ConditionReport['by'], b: ConditionReport['by']): boolean =>
  isSamePerson(a, b) || canonicalJson(a) === canonicalJson(b);

/** The register's lines are those of the outcome, by whom and why as the decisions say. */
export const verifyAcceptances = (file: AssessmentFile, { criteria }: Pick<Catalog, 'criteria'>): Check =>
  check('acceptances', `${file.acceptances.length} accepted risks, as the outcome and the decisions say`, () => {
    const { outcome, requests, acceptances } = file;
    if (!outcome) return acceptances.length === 0 ? [] : ['risks are accepted without an outcome'];
    const scorecard = currentScorecard(file);
    if (!scorecard) return ['there is no scorecard to recompute them from'];
    const endedAt = file.assessment.supersededBy?.at;
    const lines = acceptanceLines(outcome, { requests, scorecard, criteria });
    const expected = lines.map((line) => canonicalJson(endedAt ? { ...line, endedAt } : line)).sort();
    const stored = acceptances.map((line) => canonicalJson(inTodaysTitles(line))).sort();
    return canonicalJson(expected) === canonicalJson(stored) ? [] : ['the register says something else'];
  });

/** General findings may stand there under the name that they had when the line was stored, and under no other. */
const inTodaysTitles = (line: Acceptance): Acceptance => ({
  ...line,
  findings: line.findings.map((finding) => {
    const name = finding.id.replace(/^F-/, '');
    const title = formerGeneralTitles[name]?.includes(finding.title) ? generalFindingTitles[name] : undefined;
    return title ? { ...finding, title } : finding;
  }),
});

/** What it replaced and what replaced it, as the trail tells. */
export const verifySuccession = ({ assessment, events }: AssessmentFile): Check =>
  check('succession', successionOf(assessment), () => {
    const { supersedes, supersededBy } = assessment;
    const problems: string[] = [];
    const named = events.findLast(({ type }) => type === 'outcome-recorded' || type === 'assessment-opened');
    if ((named?.data.supersedes ?? undefined) !== supersedes?.assessmentId)
      problems.push('the head names another assessment that it replaces than the trail');
    const marks = events.filter(({ type }) => type === 'superseded');
    if (marks.some(({ data }) => data.by !== supersededBy?.assessmentId || data.reference !== supersededBy?.reference))
      problems.push('the trail names another assessment that replaced it than the head');
    if (supersededBy && marks[0]?.at !== supersededBy.at) problems.push('the trail does not say that it was replaced then');
    return problems;
  });

const successionOf = ({ supersedes, supersededBy }: AssessmentFile['assessment']): string =>
  [
    supersedes ? `it replaces ${supersedes.reference}` : 'it replaces none',
    supersededBy ? `${supersededBy.reference} replaced it` : 'none replaced it',
  ].join(', ');
