import type { AnswerConditionResult } from '../../domain/conditions/answer-condition.ts';
import type { WhyNotReport } from '../../domain/conditions/report-condition.ts';

type WhyNotAnswer = Extract<AnswerConditionResult, { kind: 'refused' }>['why'];

/** Why a report changed nothing, said to whoever sent it. The notice below says what is true now. */
export const notReported: Record<WhyNotReport, string> = {
  'not-owner': 'It is not for you to report: only who must meet it does.',
  met: 'It was accepted as met in the meantime.',
  reported: 'It was reported in the meantime, and waits for an approver.',
  ended: 'The outcome that it belongs to has ended: nothing is left to report.',
  withdrawn: 'A condition was overdue and has ended the outcome for good: nothing is left to report. A new assessment is needed.',
  'too-many-reports': 'It was reported many times without being accepted. Please talk to the approver.',
  'evidence-not-clean': 'A file that you chose is not there any more, or was not found clean.',
};

/** Why an answer changed nothing. */
export const notAnswered: Record<WhyNotAnswer, string> = {
  'not-entitled': 'It is not, or no longer, for you to answer.',
  'not-reported': 'It was answered in the meantime: nothing waits for an answer.',
  'another-report': 'What you read was answered in the meantime, and it was reported anew since. Please read the new report below.',
  ended: 'The outcome that it belongs to has ended: there is nothing left to answer.',
};
