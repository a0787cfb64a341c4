import { isTerminal } from '../domain/assessment.ts';
import { namedError } from '../domain/named-error.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { commitScore } from './commit-score.ts';
import type { ScorePorts } from './ports.ts';
import { resumeDecisions } from './resume-decisions.ts';
import { takeTurns } from './take-turns.ts';

/**
 * What the workflow chooses by. `exceptions`: the open requests are to be waited for. `decided`: every request is closed.
 * `response`: the vendor is awaited (a round of follow-up questions, or an early wake-up). `ended`: nothing is left to do.
 */
export interface ScoreResult {
  route: 'clear' | 'exceptions' | 'decided' | 'response' | 'ended';
  requests: { requestId: string }[];
}

/**
 * Says how to go on, from what is stored; the workflow asks after every wait, so a wake-up that came early or twice does no
 * harm. Submitted answers are scored first: findings are raised, and the owners of the risks asked, in one transaction.
 * Where roles decide one after the other, the next is asked;
 * where one rejection ends it, nobody is. After a round of questions that nobody answered there is nothing new to score: the decisions are taken up again. Throws
 * `AssessmentMissing`, or `ResponseMissing` before the invitation.
 */
export async function scoreResponse(ports: ScorePorts, { assessmentId }: { assessmentId: string }): Promise<ScoreResult> {
  for (;;) {
    const file = await ports.assessments.file(assessmentId);
    if (!file) throw namedError('AssessmentMissing', `there is no assessment ${assessmentId}`);
    const { status, submission, score } = file.assessment;
    if (isTerminal(status)) return { route: 'ended', requests: [] };
    if (status === 'scored') return { route: 'clear', requests: [] };
    if (status === 'awaiting-decision') {
      if (await takeTurns(ports, file)) continue;
      return toDecide(file);
    }
    if (status === 'awaiting-response') return { route: 'response', requests: [] };
    if (status !== 'submitted' || !submission)
      throw namedError('ResponseMissing', `assessment ${assessmentId} is ${status}, not submitted`);
    await (score?.revision === submission.revision ? resumeDecisions(ports, file) : commitScore(ports, file));
  }
}

function toDecide({ requests }: AssessmentFile): ScoreResult {
  const open = requests.filter(({ status }) => status === 'open').map(({ id }) => ({ requestId: id }));
  return { route: open.length > 0 ? 'exceptions' : 'decided', requests: open };
}
