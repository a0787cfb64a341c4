const MINUTES_PER_QUESTION = 2;

export type TimeToAnswer = { minutes: number } | { hours: number };

/**
 * How long answering may take, roughly: two minutes a question, rounded so that it does not pretend to be exact: to 5 minutes
 * below an hour, to 15 below two, then to hours. Never less than 5 minutes.
 */
export function timeToAnswer(questions: number): TimeToAnswer {
  const minutes = questions * MINUTES_PER_QUESTION;
  if (minutes < 60) return { minutes: Math.max(5, nearest(minutes, 5)) };
  const quarters = nearest(minutes, 15);
  return quarters < 120 ? { minutes: quarters } : { hours: Math.round(minutes / 60) };
}

const nearest = (value: number, step: number): number => Math.round(value / step) * step;
