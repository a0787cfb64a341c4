import { hashOf } from '../proof/canonical.ts';
import type { FollowUp } from './follow-up.ts';

type Asked = Omit<FollowUp, 'status' | 'closedAt' | 'revision'>;

/** What was asked, by whom and until when, as the trail binds it: without what came of it. */
export const askedHash = ({ round, requestId, questions, askedBy, askedAt, dueAt, lapsesAt }: Asked): string =>
  hashOf({
    round,
    ...(requestId !== undefined && { requestId }),
    questions: questions.map(({ questionId, text }) => ({ questionId, text })),
    askedBy,
    askedAt,
    dueAt,
    lapsesAt,
  });

/** What the vendor said to it, question by question; null where a changed answer said it all. */
export const repliesHash = ({ round, questions }: Pick<FollowUp, 'round' | 'questions'>): string =>
  hashOf({ round, replies: questions.map(({ questionId, reply }) => ({ questionId, reply: reply ?? null })) });
