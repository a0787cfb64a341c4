import { isAsked } from '../domain/answers/visible-questions.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import { questionnaireIn } from '../domain/catalog/questionnaire-in.ts';
import { openFollowUp } from '../domain/follow-up/follow-up.ts';
import type { Language } from '../domain/language.ts';
import type { AssessmentFile } from '../domain/ports.ts';

/**
 * What a reader is asked at most, in their language: all questions of this tier and role, or those of the open follow-up round;
 * of their own sections only, where some were handed to them.
 */
export function askedOf(
  { assessment, followUps }: Pick<AssessmentFile, 'assessment' | 'followUps'>,
  catalog: Catalog,
  language: Language,
  sectionIds?: string[],
): { count: number; sectionTitles: string[]; wording: (questionId: string) => string } {
  const round = openFollowUp(followUps);
  const again = round && new Set(round.questions.map(({ questionId }) => questionId));
  const { sections } = questionnaireIn(catalog, language);
  const own = sections.filter(({ id }) => !sectionIds || sectionIds.includes(id));
  const asked = own
    .flatMap(({ questions }) => questions)
    .filter((question) => (again ? again.has(question.id) : isAsked(question, assessment.tier, assessment.supplierRole)));
  const texts = new Map(sections.flatMap(({ questions }) => questions).map(({ id, text }) => [id, text]));
  return {
    count: asked.length,
    sectionTitles: own.map(({ title }) => title),
    wording: (questionId) => texts.get(questionId) ?? questionId,
  };
}
