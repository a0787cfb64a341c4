import { timeToAnswer } from '../domain/answers/time-to-answer.ts';
import type { Language } from '../domain/language.ts';
import { duration as de } from './de/duration.ts';
import { duration as en } from './en/duration.ts';

const byLanguage: Record<Language, typeof en> = { en, de };

/**
 * `about 25 minutes` · `etwa 25 Minuten`: how long at most this many questions take, of which `toConfirm` have an answer from the
 * last time. For pages and mails.
 */
export function timeNeeded(language: Language, questions: number, toConfirm = 0): string {
  const t = byLanguage[language];
  const time = timeToAnswer(questions, toConfirm);
  return 'minutes' in time ? t.minutes(time.minutes) : t.hours(time.hours);
}
