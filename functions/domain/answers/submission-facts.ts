import type { CompiledPath } from '../catalog/compiled-catalog.ts';
import { holds } from '../catalog/condition.ts';
import type { Answer } from './answer.ts';
import { answerValues } from './raw-value.ts';
import type { Submission } from './submission.ts';

type File = Submission['evidence'][number];

/** A submission laid out by question: its place in the questionnaire is the index of each array. */
export interface SubmissionFacts {
  /** Absent where the question is not visible, null where it is visible and blank. */
  answers: (Answer | null | undefined)[];
  /** Files attached to a question; absent where there are none. */
  files: (File[] | undefined)[];
  /** Visible questions answered "does not apply", in the questionnaire's order. */
  notApplicable: string[];
  /** The day of submission (UTC): evidence is judged as of it, so the judgement never drifts. */
  date: string;
}

/** Reads a submission once, with the same rules of visibility as the vendor's pages (`visibleSectionsOfAnswers`). */
export function submissionFacts(path: CompiledPath, submission: Submission): SubmissionFacts {
  const answers: (Answer | null | undefined)[] = new Array(path.size);
  const files: (File[] | undefined)[] = new Array(path.size);
  const notApplicable: string[] = [];
  const given = new Map<string, readonly string[]>();
  for (const { at, id, when, referred } of path.questions) {
    if (when && !holds(when, given)) continue;
    const answer = submission.answers[id];
    answers[at] = answer ?? null;
    if (referred) given.set(id, answerValues(answer));
    if (answer?.kind === 'not-applicable') notApplicable.push(id);
  }
  for (const file of submission.evidence) {
    for (const id of file.questionIds) {
      const asked = path.byId.get(id);
      if (!asked || answers[asked.at] === undefined) continue;
      const attached = files[asked.at];
      if (attached) attached.push(file);
      else files[asked.at] = [file];
    }
  }
  return { answers, files, notApplicable, date: submission.submittedAt.slice(0, 10) };
}
