import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { answerAnchor } from '../../web/answer-list.tsx';

type Named = Pick<ApprovalRequest, 'assessmentId' | 'id'>;

/** The pages of one exception, as links on each other. */
export const exceptionPath = ({ assessmentId, id }: Named): string => `/exceptions/${assessmentId}/${id}`;
export const answersPath = (request: Named): string => `${exceptionPath(request)}/answers`;
export const sectionPath = (request: Named, sectionId: string): string =>
  `${answersPath(request)}/${encodeURIComponent(sectionId)}`;
export const evidencePath = (request: Named): string => `${exceptionPath(request)}/evidence`;

/** Where the answer to a question stands in full. */
export function answerPath(request: Named, { questionnaire }: Pick<Catalog, 'questionnaire'>, questionId: string): string {
  const section = questionnaire.sections.find(({ questions }) => questions.some(({ id }) => id === questionId));
  return section ? `${sectionPath(request, section.id)}#${answerAnchor(questionId)}` : answersPath(request);
}
