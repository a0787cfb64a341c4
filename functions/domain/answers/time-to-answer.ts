import type { SectionDraft } from './submission.ts';

const MINUTES_PER_QUESTION = 2;
/** Reading an answer from the last time again: a quarter of giving a new one. */
const MINUTES_TO_CONFIRM = 0.5;

export type TimeToAnswer = { minutes: number } | { hours: number };

/**
 * How long answering may take, roughly: two minutes a question, half a minute where an answer from the last time only wants to be
 * confirmed (`toConfirm`, counted in `questions`); rounded so that it does not pretend to be exact: to 5 minutes below an hour, to
 * 15 below two, then to hours. Never less than 5 minutes.
 */
export function timeToAnswer(questions: number, toConfirm = 0): TimeToAnswer {
  const minutes = (questions - toConfirm) * MINUTES_PER_QUESTION + toConfirm * MINUTES_TO_CONFIRM;
  if (minutes < 60) return { minutes: Math.max(5, nearest(minutes, 5)) };
  const quarters = nearest(minutes, 15);
  return quarters < 120 ? { minutes: quarters } : { hours: Math.round(minutes / 60) };
}

/** How many answers from the last time wait to be confirmed; `sectionIds`: in these sections only. */
export function waitingToBeConfirmed(drafts: readonly SectionDraft[], sectionIds?: readonly string[]): number {
  const own = drafts.filter(({ sectionId }) => !sectionIds || sectionIds.includes(sectionId));
  return own.reduce((sum, { prefilled }) => sum + (prefilled?.questionIds.length ?? 0), 0);
}

const nearest = (value: number, step: number): number => Math.round(value / step) * step;
