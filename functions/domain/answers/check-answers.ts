import type { Catalog } from '../catalog/catalog.ts';
import type { Question } from '../catalog/questionnaire.ts';
import type { SupplierRole, Tier } from '../vocabulary.ts';
import type { Answers, DraftAnswers } from './answer.ts';
import type { AnswerProblem, Problem } from './answer-problem.ts';
import { isAttachedTo, isUsable } from './evidence.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Evidence } from './submission.ts';
import { own, visibleSections } from './visible-questions.ts';

export interface CheckedAnswers {
  /** Visible sections in order; `asked` counts visible questions, `answered` the valid answers among them. */
  sections: { id: string; title: string; asked: number; answered: number; problems: AnswerProblem[] }[];
  /** The valid answers to visible questions. */
  answers: Answers;
  /** What blocks submitting, in the questionnaire's order. */
  problems: AnswerProblem[];
  /** Visible questions without an answer: they may be submitted, are worth 0, and are shown to the vendor. */
  blanks: string[];
}

/** Everything a vendor typed and attached, checked against the questions this tier and role sees. */
export function checkAnswers(
  catalog: Pick<Catalog, 'questionnaire'>,
  response: { tier: Tier; role: SupplierRole; drafts: DraftAnswers; evidence: readonly Evidence[] },
): CheckedAnswers {
  const { tier, role, drafts, evidence } = response;
  const checked: CheckedAnswers = { sections: [], answers: {}, problems: [], blanks: [] };
  for (const { section, questions } of visibleSections(catalog.questionnaire, tier, role, drafts)) {
    let answered = 0;
    const problems: AnswerProblem[] = [];
    for (const question of questions) {
      const files = evidence.filter((file) => isAttachedTo(file, question));
      const trouble = fileProblem(files);
      if (trouble) {
        problems.push({ questionId: question.id, problem: trouble });
        continue;
      }
      const parsed = parseAnswer(question, own(drafts, question.id), files.length);
      if (parsed.kind === 'invalid') problems.push({ questionId: question.id, problem: parsed.problem });
      else if (parsed.kind === 'blank') checked.blanks.push(question.id);
      else answered += keep(checked.answers, question, parsed.answer);
    }
    checked.sections.push({ id: section.id, title: section.title, asked: questions.length, answered, problems });
    checked.problems.push(...problems);
  }
  return checked;
}

function keep(answers: Answers, question: Question, answer: Answers[string]): 1 {
  answers[question.id] = answer;
  return 1;
}

/**
 * A file that is not there, or that nobody may open, must not be submitted as if it were; one still on its way must not be left behind. While
 * one is scanned the answer stands: only submitting waits.
 */
function fileProblem(files: readonly Evidence[]): Problem | undefined {
  const infected = files.find((file) => file.status === 'infected');
  if (infected) return { code: 'file-infected', fileName: infected.fileName };
  const unscannable = files.find((file) => file.status === 'unscannable');
  if (unscannable) return { code: 'file-unscannable', fileName: unscannable.fileName };
  const missing = files.find((file) => !isUsable(file));
  if (missing) return { code: 'file-missing', fileName: missing.fileName };
  return undefined;
}
