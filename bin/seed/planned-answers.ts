import type { DraftAnswers } from '../../functions/domain/answers/answer.ts';
import { visibleSections } from '../../functions/domain/answers/visible-questions.ts';
import type { Assessment } from '../../functions/domain/assessment.ts';
import type { Questionnaire } from '../../functions/domain/catalog/questionnaire.ts';
import { bestValue, type Plan } from '../people/vendor.ts';

/**
 * What a vendor with this plan answers, section by section: the best answer everywhere but for the plan, and whatever further
 * questions that opens. `most` limits how far they get; sections with nothing to answer are left out.
 */
export function plannedAnswers(
  questionnaire: Questionnaire,
  { tier, supplierRole }: Pick<Assessment, 'tier' | 'supplierRole'>,
  plan: Plan,
  most = Number.POSITIVE_INFINITY,
): { sectionId: string; answers: DraftAnswers }[] {
  let all: DraftAnswers = {};
  return questionnaire.sections.slice(0, most).flatMap(({ id: sectionId }) => {
    const answers: DraftAnswers = {};
    for (let before = -1; Object.keys(answers).length > before; ) {
      before = Object.keys(answers).length;
      const shown = visibleSections(questionnaire, tier, supplierRole, { ...all, ...answers });
      for (const question of shown.find(({ section }) => section.id === sectionId)?.questions ?? []) {
        const answer = plan[question.id] ?? { value: bestValue(question) };
        if (answer.value !== undefined) answers[question.id] = answer;
      }
    }
    all = { ...all, ...answers };
    return Object.keys(answers).length > 0 ? [{ sectionId, answers }] : [];
  });
}
