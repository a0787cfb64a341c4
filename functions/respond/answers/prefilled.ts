import type { Prefilled, SectionDraft } from '../../domain/answers/submission.ts';
import type { VisibleSection } from '../../domain/answers/visible-questions.ts';

/** Answers of a section that were taken over from an earlier submission and that nobody here has looked at yet. */
export interface Unconfirmed {
  section: VisibleSection['section'];
  from: Prefilled;
  /** Those that are asked at present, in the questionnaire's order. Never empty. */
  questionIds: string[];
}

/** The sections that still have such answers; each must be confirmed before submitting. */
export function unconfirmedIn(sections: readonly VisibleSection[], drafts: readonly SectionDraft[]): Unconfirmed[] {
  return sections.flatMap(({ section, questions }) => {
    const from = drafts.find(({ sectionId }) => sectionId === section.id)?.prefilled;
    const questionIds = questions.map(({ id }) => id).filter((id) => from?.questionIds.includes(id));
    return from && questionIds.length > 0 ? [{ section, from, questionIds }] : [];
  });
}

/** A section's mark after a save: what was changed, or confirmed as it stood on the form, is the vendor's own from now on. */
export function stillPrefilled(prefilled: Prefilled, settled: Iterable<string>): Prefilled {
  const own = new Set(settled);
  return { ...prefilled, questionIds: prefilled.questionIds.filter((id) => !own.has(id)) };
}
