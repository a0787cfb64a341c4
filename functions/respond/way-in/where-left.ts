import { sameEmail } from '../../domain/actor.ts';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import type { VisibleSection } from '../../domain/answers/visible-questions.ts';
import { isAnswered, progressOf, type Response } from '../answers/response.ts';
import type { Visit } from './visit.ts';

/** Where Start leads: an address that only looks where to go. */
export const FIRST_PAGE = '/respond/continue';
/** The same for a link for conditions. */
export const CONDITIONS = '/respond/conditions';

/** The question to go on with. */
export interface Place {
  section: VisibleSection['section'];
  questionId: string;
  /** Counted from 1, of so many. */
  question: number;
  questions: number;
}

/**
 * Where the visitor stopped: the first question of the section that they saved last that is unanswered, or whose answer from the
 * last time waits to be confirmed; else of the next section that has any. `undefined`: they have saved nothing yet, or everything of
 * theirs is done.
 */
export function whereLeft(visit: Visit, response: Response): Place | undefined {
  const last = lastSaved(visit, response.sections);
  if (last < 0) return undefined;
  const toConfirm = new Set(response.unconfirmed.flatMap(({ questionIds }) => questionIds));
  const onwards = [...response.sections.slice(last), ...response.sections.slice(0, last)];
  for (const { section, questions } of onwards) {
    const at = questions.findIndex(({ id }) => !isAnswered(response, id) || toConfirm.has(id));
    const question = questions[at];
    if (question) return { section, questionId: question.id, question: at + 1, questions: questions.length };
  }
  return undefined;
}

/** The address after Start. Two actions from the mail to the first question: the link, and Start. */
export function firstPage(visit: Visit, response: Response): string {
  // Whoever comes for a follow-up question has saved long ago.
  const begun = lastSaved(visit, response.sections) >= 0 && response.askedAbout.size === 0;
  const next = response.sections.find((section) => progressOf(response, section).state !== 'done');
  return begun || !next ? '/respond' : `/respond/sections/${next.section.id}`;
}

/** Index of the section that the visitor saved last; -1: none. */
function lastSaved({ session, work }: Visit, sections: VisibleSection[]): number {
  const times = sections.map(({ section }) => {
    const draft = work.drafts.find(({ sectionId }) => sectionId === section.id);
    return draft ? savedAt(draft, session.email) : '';
  });
  const latest = times.reduce((a, b) => (b > a ? b : a), '');
  return latest === '' ? -1 : times.indexOf(latest);
}

/** When somebody last saved something in a section; empty: never. */
function savedAt({ marks = {}, savedAt: at, savedBy: by }: SectionDraft, email: string): string {
  const theirs = [{ by, at }, ...Object.values(marks)].filter((mark) => 'email' in mark.by && sameEmail(mark.by.email, email));
  return theirs.reduce((latest, mark) => (mark.at > latest ? mark.at : latest), '');
}
