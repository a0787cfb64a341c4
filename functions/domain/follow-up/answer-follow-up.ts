import type { DraftAnswers } from '../answers/answer.ts';
import { answerChanges } from '../answers/answer-changes.ts';
import { freeText } from '../answers/free-text.ts';
import type { Submission } from '../answers/submission.ts';
import { own } from '../answers/visible-questions.ts';
import type { Questionnaire } from '../catalog/questionnaire.ts';
import type { NewEvent } from '../proof/audit-chain.ts';
import type { FollowUp } from './follow-up.ts';
import { repliesHash } from './follow-up-hash.ts';

/** The longest reply, in UTF-16 code units. */
export const REPLY_MAX_LENGTH = 2000;

/** To the letter, what the vendor has typed in reply to a question of this very round; undefined when it is nothing but blanks, or too long. */
export function replyTo({ round }: Pick<FollowUp, 'round'>, drafts: DraftAnswers, questionId: string): string | undefined {
  const reply = own(drafts, questionId)?.reply;
  const text = reply?.round === round ? freeText(reply.text, REPLY_MAX_LENGTH) : undefined;
  return text?.kind === 'text' && text.text !== '' ? reply?.text : undefined;
}

/** The questions of a round that neither a reply nor a changed answer speaks to. */
export const unanswered = (round: FollowUp, drafts: DraftAnswers, changed: readonly string[]): string[] =>
  round.questions
    .map(({ questionId }) => questionId)
    .filter((id) => !changed.includes(id) && replyTo(round, drafts, id) === undefined);

/**
 * A round as the new revision answers it, and what the trail says of it: replies by their hash, changed answers by their
 * questions' ids.
 */
export function answerFollowUp(
  round: FollowUp,
  given: { drafts: DraftAnswers; before: Submission; after: Submission; questionnaire: Questionnaire },
): { round: FollowUp; facts: NewEvent['data'] } {
  const { drafts, before, after, questionnaire } = given;
  const answered: FollowUp = {
    ...round,
    questions: round.questions.map((question) => {
      const reply = replyTo(round, drafts, question.questionId);
      return reply === undefined ? question : { ...question, reply };
    }),
    status: 'answered',
    closedAt: after.submittedAt,
    revision: after.revision,
  };
  const changed = answerChanges(before, after, questionnaire).map(({ question }) => question.id);
  return { round: answered, facts: { round: round.round, replies: repliesHash(answered), changed } };
}
