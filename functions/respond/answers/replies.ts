import type { Answers, DraftAnswers } from '../../domain/answers/answer.ts';
import { answerChanges } from '../../domain/answers/answer-changes.ts';
import type { AnswerProblem } from '../../domain/answers/answer-problem.ts';
import { isUsable } from '../../domain/answers/evidence.ts';
import { freeText } from '../../domain/answers/free-text.ts';
import { freezeSubmission } from '../../domain/answers/freeze.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import { own, type VisibleSection } from '../../domain/answers/visible-questions.ts';
import { REPLY_MAX_LENGTH, unanswered } from '../../domain/follow-up/answer-follow-up.ts';
import { openFollowUp } from '../../domain/follow-up/follow-up.ts';
import type { Visit } from '../way-in/visit.ts';

type Asked = Pick<Visit, 'work' | 'catalog' | 'former'>;

/** The questions of the open round; empty when none is open. */
export const askedAbout = ({ work }: Pick<Visit, 'work'>): ReadonlySet<string> =>
  new Set(openFollowUp(work.followUps)?.questions.map(({ questionId }) => questionId));

/** Questions whose answers differ from those submitted before the open round; empty when none is open. */
export function changedInRound({ catalog, former }: Asked, now: { answers: Answers; evidence: readonly Evidence[] }): string[] {
  if (!former) return [];
  // As it will be once the scans have ended well: a file on its way is a change already.
  const evidence = now.evidence.map((file): Evidence => (isUsable(file) ? { ...file, status: 'clean' } : file));
  const after = freezeSubmission({ ...former.submission, catalog, answers: now.answers, evidence });
  return answerChanges(former.submission, after, catalog.questionnaire).map(({ question }) => question.id);
}

/** Questions of the open round that neither a reply nor a changed answer speaks to. */
export function unreplied({ work, former }: Asked, drafts: DraftAnswers, changed: readonly string[]): string[] {
  const round = openFollowUp(work.followUps);
  return round && former ? unanswered(round, drafts, changed) : [];
}

/** What is wrong with the replies that were typed in the open round, where the question is among those asked at present. */
export function replyProblems(
  { work }: Pick<Visit, 'work'>,
  drafts: DraftAnswers,
  sections: readonly VisibleSection[],
): AnswerProblem[] {
  const round = openFollowUp(work.followUps);
  const visible = new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  return (round?.questions ?? []).flatMap(({ questionId }): AnswerProblem[] => {
    if (!visible.has(questionId)) return [];
    const reply = own(drafts, questionId)?.reply;
    const text = freeText(reply?.round === round?.round ? (reply?.text ?? '') : '', REPLY_MAX_LENGTH);
    return text.kind === 'invalid' ? [{ questionId, problem: { code: 'text', of: 'reply', problem: text.problem } }] : [];
  });
}
