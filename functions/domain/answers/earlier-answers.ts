import type { Assessment } from '../assessment.ts';
import type { Questionnaire } from '../catalog/questionnaire.ts';
import type { Assessments, Catalogs } from '../ports.ts';
import type { Submission } from './submission.ts';

/** What an assessment's answers started from: the same system's submission before, and the questionnaire it answered. */
export interface EarlierAnswers {
  assessmentId: string;
  reference: string;
  submission: Submission;
  questionnaire: Questionnaire;
}

/** Reads them for comparing; undefined for a system's first assessment, or where the earlier one is not kept any more. */
export async function earlierAnswers(
  ports: { assessments: Pick<Assessments, 'file'>; catalogs: Pick<Catalogs, 'get'> },
  { previous }: Pick<Assessment, 'previous'>,
): Promise<EarlierAnswers | undefined> {
  const file = previous && (await ports.assessments.file(previous.assessmentId));
  const submission = file?.submissions.find(({ revision }) => revision === previous?.revision);
  if (!previous || !submission) return undefined;
  const { questionnaire } = await ports.catalogs.get(submission.catalogHash);
  const { assessmentId, reference } = previous;
  return { assessmentId, reference, submission, questionnaire };
}
