import type { Answer } from './answer.ts';
import type { CompiledPath } from './compiled-catalog.ts';
import { holds } from './condition.ts';
import { isAttachedTo } from './evidence.ts';
import { answerValues } from './raw-value.ts';
import type { Submission } from './submission.ts';
import { own } from './visible-questions.ts';

type File = Submission['evidence'][number];

/** A submission laid out by question: its place in the questionnaire is the index of each array. */
export interface SubmissionFacts {
  visible: Uint8Array;
  answers: (Answer | undefined)[];
  /** Files attached to a question; absent where there are none. */
  files: (File[] | undefined)[];
  /** Visible questions answered "does not apply", in the questionnaire's order. */
  notApplicable: string[];
  /** The day of submission (UTC): evidence is judged as of it, so the judgement never drifts. */
  date: string;
}

/** Reads a submission once, with the same rules of visibility as the vendor's pages (`visibleSectionsOfAnswers`). */
export function submissionFacts(path: CompiledPath, submission: Submission): SubmissionFacts {
  const visible = new Uint8Array(path.size);
  const answers: (Answer | undefined)[] = new Array(path.size).fill(undefined);
  const files: (File[] | undefined)[] = new Array(path.size).fill(undefined);
  const notApplicable: string[] = [];
  const given = new Map<string, readonly string[]>();
  for (const { at, question, referred } of path.questions) {
    if (question.when && !holds(question.when, given)) continue;
    const answer = own(submission.answers, question.id);
    visible[at] = 1;
    answers[at] = answer;
    if (referred) given.set(question.id, answerValues(answer));
    if (answer?.kind === 'not-applicable') notApplicable.push(question.id);
    for (const file of submission.evidence) {
      if (!isAttachedTo(file, question)) continue;
      const attached = files[at];
      if (attached) attached.push(file);
      else files[at] = [file];
    }
  }
  return { visible, answers, files, notApplicable, date: submission.submittedAt.slice(0, 10) };
}
