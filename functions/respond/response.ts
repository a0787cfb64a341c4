import type { DraftAnswers } from '../domain/answer.ts';
import type { Problem } from '../domain/answer-problem.ts';
import { type CheckedAnswers, checkAnswers } from '../domain/check-answers.ts';
import { isAttachedTo, withoutReplaced } from '../domain/evidence.ts';
import type { Question } from '../domain/questionnaire.ts';
import type { Evidence, SectionDraft } from '../domain/submission.ts';
import { type VisibleSection, visibleSections } from '../domain/visible-questions.ts';
import { type Unconfirmed, unconfirmedIn } from './prefilled.ts';
import { inScope } from './scope.ts';
import type { Visit } from './visit.ts';

/** The response as it stands: what is asked now, what was typed, what is attached, and what is wrong with it. */
export interface Response {
  /** What the visitor works on. */
  sections: VisibleSection[];
  /** Everything that is asked, to be checked and submitted. */
  all: VisibleSection[];
  drafts: DraftAnswers;
  evidence: Evidence[];
  checked: CheckedAnswers;
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
  return {
    sections: inScope(visit, all),
    all,
    drafts,
    evidence,
    checked: checkAnswers(catalog, { tier, role, drafts, evidence }),
    unconfirmed: unconfirmedIn(all, work.drafts),
  };
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

export type Progress = 'not-started' | 'in-progress' | 'to-confirm' | 'done';

export const unconfirmedOf = (response: Response, sectionId: string): Unconfirmed | undefined =>
  response.unconfirmed.find(({ section }) => section.id === sectionId);

/**
 * Done: every visible question has a valid answer. To confirm: so it has, or had the last time, and the vendor has yet to say that
 * it still holds. Started: something is there, valid or not.
 */
export function progressOf(response: Response, section: VisibleSection): { state: Progress; answered: number; asked: number } {
  const checked = response.checked.sections.find((candidate) => candidate.id === section.section.id);
  const answered = checked?.answered ?? 0;
  const asked = section.questions.length;
  const touched = section.questions.some(
    (question) => response.drafts[question.id] !== undefined || filesOf(response, question).length > 0,
  );
  if (unconfirmedOf(response, section.section.id)) return { state: 'to-confirm', answered, asked };
  if (answered === asked) return { state: 'done', answered, asked };
  return { state: touched ? 'in-progress' : 'not-started', answered, asked };
}
