import { system } from '../actor.ts';
import type { Question, Questionnaire } from '../catalog/questionnaire.ts';
import type { SupplierRole, Tier } from '../vocabulary.ts';
import type { DraftAnswer, DraftAnswers } from './answer.ts';
import { takesFiles, withoutReplaced } from './evidence.ts';
import { parseAnswer } from './parse-answer.ts';
import { MOST_FILES, prefill } from './prefill.ts';
import type { Evidence, SectionDraft, Submission } from './submission.ts';
import { isAsked, own } from './visible-questions.ts';

/** An assessment that ended before its answers were sent, as it is kept. `submission`: what it had sent before, if anything. */
export interface Unsent {
  assessmentId: string;
  reference: string;
  drafts: readonly SectionDraft[];
  evidence: readonly Evidence[];
  submission?: Submission | undefined;
}

/**
 * What an assessment starts with that continues one which was withdrawn or lapsed: the words that were typed and never sent, and for sections
 * without any what was sent before. By the rules of prefill.ts: by question id, only what still fits, all of it to be confirmed. An
 * answer that was begun and not finished comes along as it stands, so that no word is typed twice. Undefined where nobody had typed anything.
 */
export function prefillUnsent(
  unsent: Unsent,
  to: { questionnaire: Questionnaire; tier: Tier; role: SupplierRole; at: string; newId: () => string },
): { drafts: SectionDraft[]; evidence: Evidence[] } | undefined {
  const { submission, reference, assessmentId } = unsent;
  const typed = unsent.drafts.filter(({ savedAt }) => !submission || savedAt > submission.submittedAt);
  if (typed.every(({ savedBy }) => savedBy.kind === 'system')) return undefined;
  const asked = to.questionnaire.sections.flatMap(({ questions }) => questions).filter((one) => isAsked(one, to.tier, to.role));
  const evidence = filesOf(unsent, new Set(asked.filter(takesFiles).map(({ id }) => id)), to);
  const attached = (id: string) => evidence.filter(({ questionIds }) => questionIds.includes(id)).length;
  const sent = submission ? prefill({ reference, submission, evidence: unsent.evidence }, to).drafts : [];
  const drafts = to.questionnaire.sections.flatMap(({ id: sectionId, questions }): SectionDraft[] => {
    const draft = typed.find((one) => one.sectionId === sectionId);
    if (!draft) return sent.filter((one) => one.sectionId === sectionId);
    const answers: DraftAnswers = {};
    const questionIds: string[] = [];
    for (const question of questions.filter((one) => asked.includes(one))) {
      const answer = own(draft.answers, question.id);
      const fits = answer !== undefined && stillFits(question, answer, attached(question.id));
      if (fits) answers[question.id] = answer;
      if (fits || attached(question.id) > 0) questionIds.push(question.id);
    }
    if (questionIds.length === 0) return [];
    const prefilled = { ...from(draft, { assessmentId, reference }), questionIds };
    return [{ sectionId, version: 1, answers, savedAt: to.at, savedBy: system('prefill'), markedComplete: false, prefilled }];
  });
  return { drafts, evidence };
}

/** Where the words come from: a section that nobody has touched since it was pre-filled still comes from where it came from then. */
function from({ savedAt, savedBy, prefilled }: SectionDraft, ended: { assessmentId: string; reference: string }) {
  if (prefilled && savedBy.kind === 'system') return prefilled;
  return { ...ended, submittedAt: savedAt, unsent: true as const };
}

/** Begun and not finished: what is missing stands beside it on the page. Everything else that is no answer does not fit the question of today. */
const UNFINISHED = ['comment-without-answer', 'reason-without-choice', 'does-not-apply-without-reason'];

function stillFits(question: Question, answer: DraftAnswer, files: number): boolean {
  const today = parseAnswer(question, answer, files);
  if (today.kind === 'invalid') return UNFINISHED.includes(today.problem.code);
  return today.kind === 'answered' && Object.keys(answer).length > 0;
}

/** The clean files that were attached when it ended. */
function filesOf(
  { evidence, assessmentId }: Unsent,
  takers: ReadonlySet<string>,
  to: { at: string; newId: () => string },
): Evidence[] {
  return withoutReplaced(evidence)
    .flatMap(({ replaces: _, ...file }): Evidence[] => {
      const questionIds = file.questionIds.filter((id) => takers.has(id));
      const isOver = file.expiresOn !== undefined && file.expiresOn < to.at.slice(0, 10);
      if (file.status !== 'clean' || isOver || questionIds.length === 0) return [];
      return [{ ...file, id: to.newId(), questionIds, carriedFrom: assessmentId }];
    })
    .slice(0, MOST_FILES);
}
