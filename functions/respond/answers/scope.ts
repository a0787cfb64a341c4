import { isAttachedTo, isClean } from '../../domain/answers/evidence.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { VisibleSection } from '../../domain/answers/visible-questions.ts';
import type { Question, Questionnaire, Section } from '../../domain/catalog/questionnaire.ts';
import { openFollowUp } from '../../domain/follow-up/follow-up.ts';
import type { Visit } from '../way-in/visit.ts';

type Visitor = Pick<Visit, 'participant' | 'work' | 'former'>;
/** Leaves the sections and questions that somebody works on; sections without a question are left out. */
type Filter = (sections: VisibleSection[], visitor: Visitor) => VisibleSection[];

/** What a colleague was handed. */
const handedOver: Filter = (sections, { participant: { sectionIds } }) =>
  sectionIds ? sections.filter(({ section }) => sectionIds.includes(section.id)) : sections;

/**
 * While follow-up questions are open: the answers that were asked about, questions that did not show when the answers were
 * submitted (a changed answer may open them), answers that a round before left changed and unsent, and answers with a file that keeps
 * them from being submitted: it turned out to be infected since, or was never found clean.
 */
export function inRound(sections: VisibleSection[], { work, former }: Omit<Visitor, 'participant'>): VisibleSection[] {
  const round = openFollowUp(work.followUps);
  if (!round) return sections;
  const asked = new Set(round.questions.map(({ questionId }) => questionId));
  const concerns = (question: Question) =>
    asked.has(question.id) ||
    (former && (!former.shown.has(question.id) || former.unsent.has(question.id))) ||
    work.evidence.some((file) => !isClean(file) && isAttachedTo(file, question));
  return sections.flatMap(({ section, questions }) => {
    const left = questions.filter(concerns);
    return left.length > 0 ? [{ section, questions: left }] : [];
  });
}

/** One after the other. What they leave out does not exist for the visitor: not to see, not to change. */
const filters: Filter[] = [handedOver, inRound];

/** Of these sections, those that this visitor works on, with the questions that they are to answer. */
export const inScope = (visitor: Visitor, sections: VisibleSection[]): VisibleSection[] =>
  filters.reduce((left, filter) => filter(left, visitor), sections);

/**
 * The visitor's part of the questionnaire, whether its questions are asked at present or not: an answer typed just before a
 * condition changed is kept, and so is a file.
 */
export function scopeOf(visitor: Visitor, questionnaire: Questionnaire): Section[] {
  const whole = questionnaire.sections.map((section) => ({ section, questions: section.questions }));
  return inScope(visitor, whole).map(({ section, questions }) => ({ ...section, questions }));
}

/** What the visitor was handed, whatever a round of follow-up questions leaves open of it: theirs to read, if not to change. */
export const handedTo = ({ participant }: Pick<Visitor, 'participant'>, { sections }: Questionnaire): Section[] =>
  sections.filter(({ id }) => participant.sectionIds?.includes(id) ?? true);

/** Whether a file supports an answer that this visitor works on (`some`), and none that they do not (`only`). */
export function fileScope(visit: Visitor & Pick<Visit, 'catalog'>, file: Pick<Evidence, 'questionIds'>) {
  const ids = new Set(
    scopeOf(visit, visit.catalog.questionnaire).flatMap(({ questions }) => questions.map((question) => question.id)),
  );
  return { some: file.questionIds.some((id) => ids.has(id)), only: file.questionIds.every((id) => ids.has(id)) };
}
