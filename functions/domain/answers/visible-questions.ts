import { holds } from '../catalog/condition.ts';
import type { Question, Questionnaire, Section } from '../catalog/questionnaire.ts';
import type { SupplierRole, Tier } from '../vocabulary.ts';
import type { Answers, DraftAnswers } from './answer.ts';
import { answerValues, draftValues } from './raw-value.ts';

export interface VisibleSection {
  section: Section;
  questions: Question[];
}

/** Whether this tier and role are asked the question at all, before any condition. */
export const isAsked = (question: Question, tier: Tier, role: SupplierRole): boolean =>
  question.tiers.includes(tier) && question.roles.includes(role);

/**
 * The sections and questions a vendor sees now, given what was typed so far. Sections with no visible question are left
 * out. Conditions look back only: one on a later, unasked or invisible question is false (see `holds`).
 */
export function visibleSections(
  questionnaire: Questionnaire,
  tier: Tier,
  role: SupplierRole,
  answers: DraftAnswers,
): VisibleSection[] {
  return sectionsWhere(questionnaire, tier, role, (question) => draftValues(question, own(answers, question.id)));
}

/** The same on checked answers, as frozen in a submission. */
export function visibleSectionsOfAnswers(
  questionnaire: Questionnaire,
  tier: Tier,
  role: SupplierRole,
  answers: Answers,
): VisibleSection[] {
  return sectionsWhere(questionnaire, tier, role, (question) => answerValues(own(answers, question.id)));
}

/** Every question this tier and role could be asked, conditions ignored, in order. */
export function askedQuestions(questionnaire: Questionnaire, tier: Tier, role: SupplierRole): Question[] {
  return questionnaire.sections.flatMap((section) => section.questions).filter((question) => isAsked(question, tier, role));
}

/** A record's own value: where ids come from outside, `constructor` is not an answer. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function sectionsWhere(
  questionnaire: Questionnaire,
  tier: Tier,
  role: SupplierRole,
  valuesOf: (question: Question) => readonly string[],
): VisibleSection[] {
  const given = new Map<string, readonly string[]>();
  const visible: VisibleSection[] = [];
  for (const section of questionnaire.sections) {
    const questions = section.questions.filter((question) => {
      const shown = isAsked(question, tier, role) && (!question.when || holds(question.when, given));
      if (shown) given.set(question.id, valuesOf(question));
      return shown;
    });
    if (questions.length > 0) visible.push({ section, questions });
  }
  return visible;
}
