const MINUTES_PER_QUESTION = 2;

/** How long answering may take, roughly: two minutes a question, in words that do not pretend to be exact. */
export function timeToAnswer(questions: number): string {
  const minutes = questions * MINUTES_PER_QUESTION;
  if (minutes <= 90) return `about ${Math.max(15, Math.ceil(minutes / 15) * 15)} minutes`;
  return `about ${Math.ceil(minutes / 60)} hours`;
}
