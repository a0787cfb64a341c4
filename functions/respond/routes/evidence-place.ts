import { takesFiles } from '../../domain/answers/evidence.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import type { Asked } from '../../web/asked.ts';
import { fieldId } from '../../web/fields.tsx';
import type { Reply } from '../../web/reply.ts';
import { type Response, readResponse } from '../answers/response.ts';
import { fileScope } from '../answers/scope.ts';
import { fields } from '../answers/section-form.ts';
import { sharedFilePage } from '../pages/shared-file-page.tsx';
import { toTaskList } from '../pages/vendor-page.tsx';
import type { PortalPorts } from '../ports.ts';
import type { Visit } from '../way-in/visit.ts';
import { whileOpen } from './route.ts';
import { absentFile, wordDoor } from './word-door.ts';

/** The visible questions of the visitor's that take files. */
export const takersIn = (response: Response): Question[] =>
  response.sections.flatMap(({ questions }) => questions).filter(takesFiles);

/** A file that supports no answer of the visitor's does not exist for them. */
export const findFile = (visit: Visit, id: string | undefined): Evidence | undefined =>
  visit.work.evidence.find((candidate) => candidate.id === id && fileScope(visit, candidate).some);

type Then = (visit: Visit, file: Evidence) => Promise<Reply>;

/** To look at a file. `again`: of forms that people write in, which are shown once more where they came with another token. */
export function withFile(ports: PortalPorts, asked: Asked, then: Then, again?: Then): Promise<Reply> {
  const about = (go: Then) => async (visit: Visit) => {
    const file = findFile(visit, asked.params.id);
    return file ? go(visit, file) : absentFile(asked, visit);
  };
  return whileOpen(ports, asked, about(then), again && wordDoor(asked, about(again)));
}

/** To change a file: only where it supports no answer that the visitor does not see. */
export const withOwnFile: typeof withFile = (ports, asked, then, again) => {
  const own =
    (go: Then): Then =>
    async (visit, file) => {
      if (fileScope(visit, file).only) return go(visit, file);
      return sharedFilePage(visit, file, backFrom(visit, readResponse(visit), file.questionIds));
    };
  return withFile(ports, asked, own(then), again && own(again));
};

/** To the question that a file belongs to, in its section. */
export function backFrom(visit: Visit, response: Response, questionIds: string[]): { href: string; text: string } {
  for (const { section, questions } of response.sections) {
    const question = questions.find((candidate) => questionIds.includes(candidate.id));
    if (question) return { href: `/respond/sections/${section.id}#${fieldId(fields.value(question.id))}`, text: section.title };
  }
  return toTaskList(visit);
}
