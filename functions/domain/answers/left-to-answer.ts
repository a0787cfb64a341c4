import type { Catalog } from '../catalog/catalog.ts';
import { openFollowUp } from '../follow-up/follow-up.ts';
import type { AssessmentWork } from '../ports.ts';
import type { DraftAnswers } from './answer.ts';
import { checkAnswers } from './check-answers.ts';
import { withoutReplaced } from './evidence.ts';
import { visibleSections } from './visible-questions.ts';

/** Counts questions that show at present. */
export interface LeftToAnswer {
  /** Without a valid answer, or with one from the last time that waits to be confirmed. */
  questions: number;
  /** Of these, the latter. */
  toConfirm: number;
}

/**
 * What is left to do for those who work on these sections (absent: on all), counted as the task list counts it. `undefined` while
 * nothing is done yet, and in a round of follow-up questions, which is a few questions anyway: then all that may be asked counts.
 */
export function leftToAnswer(
  { assessment, drafts, evidence, followUps }: Pick<AssessmentWork, 'assessment' | 'drafts' | 'evidence' | 'followUps'>,
  catalog: Pick<Catalog, 'questionnaire'>,
  sectionIds?: readonly string[],
): LeftToAnswer | undefined {
  if (openFollowUp(followUps)) return undefined;
  const { tier, supplierRole: role } = assessment;
  const typed: DraftAnswers = Object.assign({}, ...drafts.map(({ answers }) => answers));
  const { answers } = checkAnswers(catalog, { tier, role, drafts: typed, evidence: withoutReplaced(evidence) });
  const waiting = new Set(drafts.flatMap(({ prefilled }) => prefilled?.questionIds ?? []));
  const asked = visibleSections(catalog.questionnaire, tier, role, typed)
    .filter(({ section }) => !sectionIds || sectionIds.includes(section.id))
    .flatMap(({ questions }) => questions.map(({ id }) => id));
  const left = asked.filter((id) => answers[id] === undefined || waiting.has(id));
  if (left.length === asked.length) return undefined;
  return { questions: left.length, toConfirm: left.filter((id) => answers[id] !== undefined).length };
}
