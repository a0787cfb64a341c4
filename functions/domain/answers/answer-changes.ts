import type { Question, Questionnaire, Section } from '../catalog/questionnaire.ts';
import { canonicalJson } from '../proof/canonical.ts';
import type { Answer } from './answer.ts';
import { isAttachedTo } from './evidence.ts';
import type { Submission } from './submission.ts';
import { tidyAnswer } from './tidy-answer.ts';
import { own, visibleSectionsOfAnswers } from './visible-questions.ts';

type FrozenFile = Submission['evidence'][number];

/** What one submission says to one question. `asked` false: the question was not visible, or did not exist yet. */
export interface AnswerSide {
  asked: boolean;
  /** As it was asked in that submission: options and units may be others in the other one. */
  question?: Question;
  /** Absent: blank. */
  answer?: Answer;
  files: FrozenFile[];
}

/** A question whose answer differs; `parts` names what, `asked` where it is asked in one of the two only. */
export interface AnswerChange {
  section: Section;
  question: Question;
  before: AnswerSide;
  after: AnswerSide;
  parts: ('asked' | 'answer' | 'reason' | 'comment' | 'files')[];
}

/**
 * What differs between two submissions, question by question in the order of `questionnaire` (that of `after`); questions
 * that only `before` was asked come last. Revisions of one assessment share a questionnaire; an earlier assessment's may be
 * another version. Answers are mapped by question id, files by their content.
 */
export function answerChanges(
  before: Submission,
  after: Submission,
  questionnaire: Questionnaire,
  questionnaireBefore: Questionnaire = questionnaire,
): AnswerChange[] {
  const then = askedIn(before, questionnaireBefore);
  const now = askedIn(after, questionnaire);
  const ids = [...questionsOf(questionnaire), ...questionsOf(questionnaireBefore)].map((question) => question.id);
  return [...new Set(ids)].flatMap((id) => {
    const shown = now.get(id) ?? then.get(id);
    if (!shown) return [];
    const sides = { before: sideOf(before, then.get(id)?.question), after: sideOf(after, now.get(id)?.question) };
    const parts = differingParts(sides.before, sides.after);
    return parts.length > 0 ? [{ ...shown, ...sides, parts }] : [];
  });
}

function askedIn({ tier, supplierRole, answers }: Submission, questionnaire: Questionnaire) {
  const sections = visibleSectionsOfAnswers(questionnaire, tier, supplierRole, answers);
  return new Map(
    sections.flatMap(({ section, questions }) => questions.map((question) => [question.id, { section, question }] as const)),
  );
}

const questionsOf = ({ sections }: Questionnaire): Question[] => sections.flatMap(({ questions }) => questions);

function sideOf(submission: Submission, question: Question | undefined): AnswerSide {
  if (!question) return { asked: false, files: [] };
  const answer = own(submission.answers, question.id);
  const files = submission.evidence.filter((file) => isAttachedTo(file, question));
  return { asked: true, question, ...(answer && { answer }), files };
}

function differingParts(before: AnswerSide, after: AnswerSide): AnswerChange['parts'] {
  if (before.asked !== after.asked) return ['asked'];
  const [was, is] = [partsOf(before.answer), partsOf(after.answer)];
  const parts = (['answer', 'reason', 'comment'] as const).filter((part) => was[part] !== is[part]);
  return sameFiles(before.files, after.files) ? parts : [...parts, 'files'];
}

function partsOf(answer: Answer | undefined): { answer: string; reason?: string; comment?: string } {
  if (!answer) return { answer: '' };
  const { comment, reason, ...said } = { comment: undefined, reason: undefined, ...tidyAnswer(answer) };
  return { answer: canonicalJson(said), reason, comment };
}

const sameFiles = (before: readonly FrozenFile[], after: readonly FrozenFile[]): boolean =>
  canonicalJson(before.map(contentOf).sort()) === canonicalJson(after.map(contentOf).sort());

/** Whether a file has the name of one on the other side, and is none of those: nothing else shows that it is another one. */
export const isAnotherOfThatName = (file: FrozenFile, others: readonly FrozenFile[]): boolean =>
  others.some(({ fileName }) => fileName === file.fileName) && !others.some((other) => sameBytes(file, other));

const sameBytes = (a: FrozenFile, b: FrozenFile): boolean => (a.sha256 ? a.sha256 === b.sha256 : a.id === b.id);

/** A file taken over from an earlier assessment has another id and the same bytes. */
function contentOf({ id, questionIds: _, ...file }: FrozenFile): string {
  return canonicalJson(file.sha256 ? file : { ...file, id });
}
