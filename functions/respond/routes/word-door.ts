import type { Over } from '../../domain/ports.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import type { Reply } from '../../web/reply.ts';
import type { TypedForm } from '../../web/send-again.tsx';
import { typedWords } from '../answers/typed-words.ts';
import { fileGonePage, notYoursPage, overPage } from '../pages/not-saved-page.tsx';
import { sessionEndedPage } from '../pages/way-in-pages.tsx';
import type { PortalPorts } from '../ports.ts';
import { type Visit, visitAgain } from '../way-in/visit.ts';
import { closedNow } from './closed-now.ts';
import type { Door } from './route.ts';

/** The door of a form that people write in: whenever it comes, its words are not lost. `again`: the same form, to be sent once more. */
export const wordDoor = (asked: Asked, again: (visit: Visit) => Promise<Reply>): Door => ({
  keepTyped: true,
  otherToken: again,
  late: (visit) => lateWords(asked, visit),
});

/** The questionnaire is over. */
export function lateWords({ form }: Pick<TypedForm, 'form'>, visit: Visit): Promise<Reply> {
  const words = typedWords(form);
  return words.length > 0 ? overPage(visit, words) : closedNow(visit.work.assessment.status, visit);
}

/** What a form is about is not there, or not there any more. */
export function absent({ form }: Pick<TypedForm, 'form'>, visit: Visit): Promise<Reply> {
  const words = typedWords(form);
  return words.length > 0 ? notYoursPage(visit, words) : notFoundPage(visit.language);
}

/** The same of a file. */
export function absentFile({ form }: Pick<TypedForm, 'form'>, visit: Visit): Promise<Reply> {
  const words = typedWords(form);
  return words.length > 0 ? fileGonePage(visit, words) : notFoundPage(visit.language);
}

/** Something ended between reading and writing. */
export async function overWithWords(
  ports: Pick<PortalPorts, 'assessments' | 'clock'>,
  over: Over,
  visit: Visit,
  typed: TypedForm,
  late = lateWords,
): Promise<Reply> {
  // Read again, for who ended it, and when.
  const now = over.kind === 'closed' ? await visitAgain(ports, visit) : undefined;
  return now ? late(typed, now) : sessionEndedPage(visit.language, typed);
}
