import type { DraftAnswer } from '../../domain/answers/answer.ts';
import { sameDraft } from '../../domain/answers/merge-answer.ts';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import { own } from '../../domain/answers/visible-questions.ts';
import type { Question, Section } from '../../domain/catalog/questionnaire.ts';
import { openFollowUp } from '../../domain/follow-up/follow-up.ts';
import type { Visit } from '../way-in/visit.ts';
import { mergeSection } from './merge-section.ts';
import { handedTo } from './scope.ts';
import { type PostedSection, readSectionForm } from './section-form.ts';

/** An answer on a form that nobody stored and nobody will: to be shown, so that it can be copied. */
export interface LostAnswer {
  question: Question;
  draft: DraftAnswer;
}

const storedIn = ({ work }: Pick<Visit, 'work'>, { id }: Section): SectionDraft | undefined =>
  work.drafts.find(({ sectionId }) => sectionId === id);

/** What a form changes of these answers. What it repeats of the stored, and what only others changed, is not lost. */
export function lostAnswers(section: Section, form: URLSearchParams, stored: SectionDraft | undefined): LostAnswer[] {
  const posted = readSectionForm(form, section);
  const { changed, differing, unsaved } = mergeSection(section, posted, stored);
  const lost = new Set([...changed, ...differing, ...unsaved.map(({ questionId }) => questionId)]);
  return section.questions
    .filter(({ id }) => lost.has(id))
    .map((question) => ({ question, draft: posted.answers.get(question.id) ?? {} }));
}

/** The section of an address as the visitor was handed it, and all that a form changes there. Undefined: it is not theirs. */
export function lostIn(visit: Visit, sectionId: string | undefined, form: URLSearchParams): LostAnswer[] | undefined {
  const section = handedTo(visit, visit.catalog.questionnaire).find(({ id }) => id === sectionId);
  return section && lostAnswers(section, form, storedIn(visit, section));
}

/**
 * A form as far as it can be stored, and what cannot: answers to questions that a round of follow-ups does not leave open, and
 * replies to an earlier round. A page that was kept open has both. `open`: the section with the questions that are.
 */
export function readOpenForm(visit: Visit, open: Section, form: URLSearchParams): { posted: PostedSection; lost: LostAnswer[] } {
  const isOpen = (question: Question) => open.questions.some(({ id }) => id === question.id);
  const whole = handedTo(visit, visit.catalog.questionnaire).find(({ id }) => id === open.id) ?? open;
  const closed = { ...whole, questions: whole.questions.filter((question) => !isOpen(question)) };
  const stored = storedIn(visit, open);
  const lost = lostAnswers(closed, form, stored);
  const posted = readSectionForm(form, open);
  const round = openFollowUp(visit.work.followUps)?.round;
  if (round === undefined) return { posted, lost };
  for (const question of open.questions) {
    const typed = posted.typed.get(question.id);
    if (!typed?.reply || typed.reply.round === round) continue;
    const { reply, ...draft } = typed;
    const sent = own(stored?.answers ?? {}, question.id)?.reply?.text;
    if (reply.text !== '' && !sameDraft({ comment: reply.text }, { comment: sent ?? '' }))
      lost.push({ question, draft: { value: reply.text } });
    posted.typed.set(question.id, draft);
    if (posted.answers.has(question.id)) posted.answers.set(question.id, draft);
  }
  return { posted, lost };
}
