import type { Assessment } from '../../domain/assessment.ts';

/** The hidden field of every form that says which assessment it was made for. It opens nothing: it only tells forms apart. */
export const MADE_FOR = 'about';

type Named = Pick<Assessment, 'id' | 'systemName' | 'reference'>;

/** As people tell assessments apart: `CareBot (A-7F3K2Q)`. */
export const calledInFull = ({ systemName, reference }: Named): string => `${systemName} (${reference})`;

/** The field's value: the assessment's id, and how people call it. */
export const madeForValue = (assessment: Named): string => `${assessment.id} ${calledInFull(assessment)}`;

/**
 * What a form says of the assessment that it was made for. One browser has one session, and whoever answers about two systems may
 * still have a page of the other one open. Both are absent on pages kept open since before forms said so.
 */
export function madeFor(form: URLSearchParams): { assessmentId?: string; called?: string } {
  const [, assessmentId, called] = /^(\S+) (.+)$/s.exec(form.get(MADE_FOR) ?? '') ?? [];
  return { assessmentId, called };
}

/** Whether a form was made for another assessment. `strict`: what does not say, which words are not to be stored on a guess, counts. */
export function isOthers(form: URLSearchParams, { work }: { work: { assessment: Named } }, strict: boolean): boolean {
  const { assessmentId } = madeFor(form);
  return assessmentId === undefined ? strict : assessmentId !== work.assessment.id;
}
