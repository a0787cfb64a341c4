import type { DraftAnswer } from '../../domain/answers/answer.ts';
import { own } from '../../domain/answers/visible-questions.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { type FollowUp, lapsedRounds, openFollowUp } from '../../domain/follow-up/follow-up.ts';
import { portalTexts } from '../../texts/portal.ts';
import { TextArea } from '../../web/fields.tsx';
import { frozenText } from '../answers/answer-text.ts';
import type { Response } from '../answers/response.ts';
import { fields } from '../answers/section-form.ts';
import type { Visit } from '../way-in/visit.ts';
import { AnswerView } from './answer.tsx';

const askerOf = ({ askedBy }: FollowUp): string => askedBy.name;

/** Which round the replies of a form belong to; nothing while no round is open. */
export function RoundField({ rounds }: { rounds: readonly FollowUp[] }) {
  const round = openFollowUp(rounds);
  return round ? <input type="hidden" name="round" value={String(round.round)} /> : null;
}

/** A draft without a reply of an earlier round: that one was sent already, or is not sent before it is saved in this round. */
export const ofThisRound = ({ work }: Pick<Visit, 'work'>, draft: DraftAnswer | undefined): DraftAnswer | undefined => {
  if (!draft?.reply || draft.reply.round === openFollowUp(work.followUps)?.round) return draft;
  const { reply: _, ...answer } = draft;
  return answer;
};

/** Who asks about how many answers, and what can be done about it; nothing while no round is open. */
export function RoundNotice({ visit, response }: { visit: Visit; response: Response }) {
  const round = openFollowUp(visit.work.followUps);
  if (!round) return null;
  const t = portalTexts(visit.language).followUp;
  const mine = response.sections.flatMap(({ questions }) => questions).filter(({ id }) => response.askedAbout.has(id)).length;
  const partly = mine < round.questions.length;
  return (
    <div class="notice">
      <p>
        <strong>{t.asksAbout(askerOf(round), round.questions.length)}.</strong>{' '}
        {partly && (mine === 0 ? t.noneYours : t.yours(mine))}
      </p>
      {mine > 0 && <p>{t.what}</p>}
    </div>
  );
}

/** Above a question in a round: the asker's words and the answer so far, or why it is there. Nothing while no round is open. */
export function AskedAbout({ visit, question }: { visit: Visit; question: Question }) {
  const round = openFollowUp(visit.work.followUps);
  if (!round) return null;
  const t = portalTexts(visit.language).followUp;
  const asked = round.questions.find(({ questionId }) => questionId === question.id);
  if (!asked && !visit.former?.shown.has(question.id)) return <span class="tag plain">{t.opened}</span>;
  if (!asked && !visit.former?.unsent.has(question.id)) return null;
  return (
    <div class="asked-about">
      <p>
        <strong>{asked ? t.asks(askerOf(round)) : t.unsent}</strong>
      </p>
      {asked && <blockquote class="answer">{asked.text}</blockquote>}
      <p class="hint">{t.answeredThen}</p>
      <FormerAnswer visit={visit} question={question} />
    </div>
  );
}

/** What was submitted before the round. */
export function FormerAnswer({ visit, question }: { visit: Visit; question: Question }) {
  const { former, language } = visit;
  if (!former) return null;
  const answer = frozenText(portalTexts(language), question, own(former.submission.answers, question.id));
  const files = former.submission.evidence.filter(({ questionIds }) => questionIds.includes(question.id));
  return (
    <div class="former">
      <AnswerView answer={answer} files={files} language={language} />
    </div>
  );
}

/** The field for the reply to a question of the open round, with what was written in one that lapsed; nothing at any other question. */
export function ReplyField({ visit, question, draft }: { visit: Visit; question: Question; draft: DraftAnswer | undefined }) {
  const round = openFollowUp(visit.work.followUps);
  if (!round?.questions.some(({ questionId }) => questionId === question.id)) return null;
  const t = portalTexts(visit.language).followUp;
  const reply = draft?.reply;
  const isUnsent = reply !== undefined && reply.text !== '' && lapsedRounds(visit.work.followUps).has(reply.round);
  return (
    <TextArea
      name={fields.reply(question.id)}
      label={t.yourReply}
      hint={[isUnsent && t.replyUnsent, t.replyHint(askerOf(round))].filter(Boolean).join(' ')}
      value={isUnsent || reply?.round === round.round ? reply.text : ''}
      rows={4}
    />
  );
}
