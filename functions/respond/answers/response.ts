import type { DraftAnswers } from '../../domain/answers/answer.ts';
import type { AnswerProblem, Problem } from '../../domain/answers/answer-problem.ts';
import { type CheckedAnswers, checkAnswers } from '../../domain/answers/check-answers.ts';
import { isAttachedTo, isScanLate, withoutReplaced } from '../../domain/answers/evidence.ts';
import type { Evidence, SectionDraft } from '../../domain/answers/submission.ts';
import { type VisibleSection, visibleSections } from '../../domain/answers/visible-questions.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { Visit } from '../way-in/visit.ts';
import { type Unconfirmed, unconfirmedIn } from './prefilled.ts';
import { askedAbout, changedInRound, replyProblems, unreplied } from './replies.ts';
import { inRound, inScope } from './scope.ts';

/** The response as it stands: what is asked now, what was typed, what is attached, and what is wrong with it. */
export interface Response {
  /** What the visitor works on. */
  sections: VisibleSection[];
  /** Everything that is asked, to be checked and submitted. */
  all: VisibleSection[];
  drafts: DraftAnswers;
  evidence: Evidence[];
  checked: CheckedAnswers;
  /** Questions of an open round of follow-ups. */
  askedAbout: ReadonlySet<string>;
  /** Questions whose answers are no longer those of before the round. */
  changedInRound: string[];
  /** Those of the round that are neither replied to nor answered anew. */
  unreplied: string[];
  /** Questions with a file whose scan has not ended. */
  beingChecked: AnswerProblem[];
  /** Sections, of everything that is asked, with answers from the last time that nobody has confirmed. */
  unconfirmed: Unconfirmed[];
}

/** `files` with arrivals noticed (noticeArrivals), or as stored. */
export function readResponse(visit: Visit, files: Evidence[] = visit.work.evidence): Response {
  const evidence = withoutReplaced(files);
  const { work, catalog } = visit;
  const { tier, supplierRole: role } = work.assessment;
  const drafts: DraftAnswers = Object.assign({}, ...work.drafts.map((draft) => draft.answers));
  const all = visibleSections(catalog.questionnaire, tier, role, drafts);
  const answers = checkAnswers(catalog, { tier, role, drafts, evidence });
  const changed = changedInRound(visit, { answers: answers.answers, evidence });
  const checked = { ...answers, problems: [...answers.problems, ...replyProblems(visit, drafts, all)] };
  return {
    sections: inScope(visit, all),
    // What is not asked about goes out again as it was.
    all: inRound(all, visit),
    drafts,
    evidence,
    checked,
    askedAbout: askedAbout(visit),
    changedInRound: changed,
    unreplied: unreplied(visit, drafts, changed),
    beingChecked: all.flatMap(({ questions }) => questions.flatMap((question) => beingChecked(visit.at, evidence, question))),
    unconfirmed: unconfirmedIn(all, work.drafts),
  };
}

function beingChecked(at: string, evidence: readonly Evidence[], question: Question): AnswerProblem[] {
  const files = evidence.filter((file) => file.status === 'quarantined' && isAttachedTo(file, question));
  // A late one first: that is the one to do something about.
  const late = files.find((file) => isScanLate(file, at));
  const { fileName } = late ?? files[0] ?? {};
  if (fileName === undefined) return [];
  return [{ questionId: question.id, problem: { code: late ? 'file-check-late' : 'file-being-checked', fileName } }];
}

/** The visit once a section is stored anew. */
export function withDraft(visit: Visit, draft: SectionDraft | undefined): Visit {
  if (!draft) return visit;
  const others = visit.work.drafts.filter(({ sectionId }) => sectionId !== draft.sectionId);
  return { ...visit, work: { ...visit.work, drafts: [...others, draft] } };
}

export const filesOf = (response: Response, question: Question): Evidence[] =>
  response.evidence.filter((file) => isAttachedTo(file, question));

export function problemOf(response: Response, questionId: string): Problem | undefined {
  return response.checked.problems.find((problem) => problem.questionId === questionId)?.problem;
}

/** Whether a question is done with: validly answered or, where it was asked about, replied to or answered anew. */
export const isAnswered = (response: Response, id: string): boolean =>
  response.askedAbout.has(id)
    ? !response.unreplied.includes(id) && !problemOf(response, id)
    : response.checked.answers[id] !== undefined;

/** All that keeps the response from being submitted, but for answers that wait to be confirmed. */
export function blockersOf({ checked: { problems }, unreplied, beingChecked }: Response): AnswerProblem[] {
  const missing = unreplied.map((questionId): AnswerProblem => ({ questionId, problem: { code: 'reply-missing' } }));
  const others = [...missing, ...beingChecked].filter(
    ({ questionId: id }) => !problems.some(({ questionId }) => questionId === id),
  );
  return [...problems, ...others];
}

/** Whether all that is in the way is scans that end by themselves within a moment. */
export const onlyScansAreLeft = (blockers: readonly AnswerProblem[]): boolean =>
  blockers.every(({ problem }) => problem.code === 'file-being-checked');

/** Questions without an answer among those that are to be checked. */
export const blanksOf = ({ all, checked }: Response): string[] => {
  const asked = new Set(all.flatMap(({ questions }) => questions.map(({ id }) => id)));
  return checked.blanks.filter((id) => asked.has(id));
};

export type Progress = 'not-started' | 'in-progress' | 'to-confirm' | 'done';

export const unconfirmedOf = (response: Response, sectionId: string): Unconfirmed | undefined =>
  response.unconfirmed.find(({ section }) => section.id === sectionId);

/**
 * Done: every visible question has a valid answer. To confirm: so it has, or had the last time, and the vendor has yet to say that
 * it still holds. Started: something is there, valid or not.
 */
export function progressOf(response: Response, section: VisibleSection): { state: Progress; answered: number; asked: number } {
  const answered = section.questions.filter(({ id }) => isAnswered(response, id)).length;
  const asked = section.questions.length;
  const touched = section.questions.some(
    (question) => response.drafts[question.id] !== undefined || filesOf(response, question).length > 0,
  );
  if (unconfirmedOf(response, section.section.id)) return { state: 'to-confirm', answered, asked };
  if (answered === asked) return { state: 'done', answered, asked };
  // In a round everything was typed before: begun is what this round began.
  if (response.askedAbout.size > 0) return { state: answered > 0 ? 'in-progress' : 'not-started', answered, asked };
  return { state: touched ? 'in-progress' : 'not-started', answered, asked };
}
