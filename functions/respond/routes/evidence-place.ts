import { takesFiles } from '../../domain/answers/evidence.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { Asked } from '../../web/asked.ts';
import { fieldId } from '../../web/fields.tsx';
import { notFoundPage } from '../../web/message-page.tsx';
import type { Reply } from '../../web/reply.ts';
import { type Response, readResponse } from '../answers/response.ts';
import { fileScope } from '../answers/scope.ts';
import { fields } from '../answers/section-form.ts';
import { sharedFilePage } from '../pages/shared-file-page.tsx';
import { toTaskList } from '../pages/vendor-page.tsx';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from '../way-in/visit.ts';
import { whileOpen } from './route.ts';

/** The visible questions of the visitor's that take files. */
export const takersIn = (response: Response): Question[] =>
  response.sections.flatMap(({ questions }) => questions).filter(takesFiles);

/** A file that supports no answer of the visitor's does not exist for them. */
export const findFile = (visit: Visit, id: string | undefined): Evidence | undefined =>
  visit.work.evidence.find((candidate) => candidate.id === id && fileScope(visit, candidate).some);

/** To look at a file. */
export function withFile(ports: PortalPorts, asked: Asked, then: (visit: Visit, file: Evidence) => Promise<Reply>): Promise<Reply> {
  return whileOpen(ports, asked, async (visit) => {
    const file = findFile(visit, asked.params.id);
    return file ? then(visit, file) : notFoundPage(visit.language);
  });
}

/** To change a file: only where it supports no answer that the visitor does not see. */
export const withOwnFile: typeof withFile = (ports, asked, then) =>
  withFile(ports, asked, async (visit, file) => {
    if (fileScope(visit, file).only) return then(visit, file);
    return sharedFilePage(visit, file, backFrom(visit, readResponse(visit), file.questionIds));
  });

/** To the question that a file belongs to, in its section. */
export function backFrom(visit: Visit, response: Response, questionIds: string[]): { href: string; text: string } {
  for (const { section, questions } of response.sections) {
    const question = questions.find((candidate) => questionIds.includes(candidate.id));
    if (question) return { href: `/respond/sections/${section.id}#${fieldId(fields.value(question.id))}`, text: section.title };
  }
  return toTaskList(visit);
}
