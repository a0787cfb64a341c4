import { system } from '../actor.ts';
import type { Question, Questionnaire } from '../catalog/questionnaire.ts';
import { canonicalJson } from '../proof/canonical.ts';
import type { SupplierRole, Tier } from '../vocabulary.ts';
import type { Answer, DraftAnswer, DraftAnswers } from './answer.ts';
import { submittedFiles, takesFiles } from './evidence.ts';
import { parseAnswer } from './parse-answer.ts';
import { typedValues } from './raw-value.ts';
import type { Evidence, SectionDraft, Submission } from './submission.ts';
import { isAsked, own } from './visible-questions.ts';

/** The last submission about the same system, and the files as they are kept with its assessment. */
export interface Earlier {
  reference: string;
  submission: Submission;
  evidence: readonly Evidence[];
}

/** Each file taken over is checked and written in one transaction with much else. */
export const MOST_FILES = 40;

/**
 * What a new assessment starts with: the earlier answers as drafts, and the clean files behind them. Mapped by question id, which
 * never changes its meaning. Taken over only what still fits the question as it is asked today: an answer that names an option
 * which is gone, or breaks a rule that is new, is left for the vendor. A file that expires before `at` is left out and named (`expired`). All of it waits
 * to be confirmed, section by section (`SectionDraft.prefilled`). `newId` gives the ids of the files' new records.
 */
export function prefill(
  earlier: Earlier,
  to: { questionnaire: Questionnaire; tier: Tier; role: SupplierRole; at: string; newId: () => string },
): { drafts: SectionDraft[]; evidence: Evidence[] } {
  const { submission, reference } = earlier;
  const asked = to.questionnaire.sections.flatMap(({ questions }) => questions).filter((one) => isAsked(one, to.tier, to.role));
  const evidence = filesFor(earlier, new Set(asked.filter(takesFiles).map(({ id }) => id)), to);
  const filesOf = (id: string) => evidence.filter(({ questionIds }) => questionIds.includes(id)).length;
  const drafts = to.questionnaire.sections.flatMap(({ id: sectionId, questions }): SectionDraft[] => {
    const answers: DraftAnswers = {};
    const questionIds: string[] = [];
    for (const question of questions.filter((one) => asked.includes(one))) {
      const draft = draftFor(question, own(submission.answers, question.id), filesOf(question.id));
      if (draft && Object.keys(draft).length > 0) answers[question.id] = draft;
      if (draft || filesOf(question.id) > 0) questionIds.push(question.id);
    }
    if (questionIds.length === 0) return [];
    const { assessmentId, submittedAt } = submission;
    const expired = expiredFiles(
      earlier,
      questions.filter((one) => asked.includes(one) && takesFiles(one)),
      to.at,
    );
    const prefilled = { assessmentId, reference, submittedAt, questionIds, ...(expired.length > 0 && { expired }) };
    return [{ sectionId, version: 1, answers, savedAt: to.at, savedBy: system('prefill'), markedComplete: false, prefilled }];
  });
  return { drafts, evidence };
}

/** The answer as it would have been typed; undefined when it is not an answer to today's question any more. */
function draftFor(question: Question, answer: Answer | undefined, files: number): DraftAnswer | undefined {
  if (!answer) return undefined;
  const values = typedValues(answer);
  const draft: DraftAnswer = {
    ...(values.length > 0 && { value: values.length === 1 ? values[0] : [...values] }),
    ...(answer.kind === 'not-applicable' && { reason: answer.reason }),
    ...('comment' in answer && answer.comment !== undefined && { comment: answer.comment }),
  };
  const today = parseAnswer(question, draft, files);
  return today.kind === 'answered' && canonicalJson(today.answer) === canonicalJson(answer) ? draft : undefined;
}

const isOver = ({ expiresOn }: Pick<Evidence, 'expiresOn'>, at: string): boolean =>
  expiresOn !== undefined && expiresOn < at.slice(0, 10);

/** What supported these questions' answers and has expired. */
function expiredFiles({ submission, evidence }: Earlier, questions: readonly Question[], at: string) {
  const ids = new Set(questions.map(({ id }) => id));
  return submittedFiles(submission, evidence)
    .filter(({ questionIds }) => questionIds.some((id) => ids.has(id)))
    .flatMap(({ fileName, expiresOn, status }) =>
      status === 'clean' && expiresOn !== undefined && isOver({ expiresOn }, at) ? [{ fileName, expiresOn }] : [],
    );
}

function filesFor(
  { submission, evidence }: Earlier,
  takers: ReadonlySet<string>,
  to: { at: string; newId: () => string },
): Evidence[] {
  return submittedFiles(submission, evidence)
    .flatMap((file): Evidence[] => {
      const questionIds = file.questionIds.filter((id) => takers.has(id));
      if (file.status !== 'clean' || isOver(file, to.at) || questionIds.length === 0) return [];
      return [{ ...file, id: to.newId(), questionIds, carriedFrom: submission.assessmentId }];
    })
    .slice(0, MOST_FILES);
}
