import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import type { DecideExceptionResult } from './decide-exception.ts';
import type { Standing } from './standing.ts';

type Reason = Extract<DecideExceptionResult, { kind: 'refused' }>['reason'];
/** The rule makes no difference between who decided already and who comes after others have closed it; who reads it does. */
export type Refusal = Reason | 'closed-by-others';

/** Why a click changed nothing, said to whoever made it. The notice below says what is true now. */
export const refusalWords: Record<Refusal, string> = {
  requester: 'You had a hand in asking for this assessment, so others decide on it.',
  'not-entitled': 'It is not, or no longer, for you to decide.',
  'handed-over': 'You handed your part in this exception over, so somebody else decides in your place.',
  'not-its-turn': 'Others decide first. You get a mail when it is your turn.',
  'ended-elsewhere': 'Another owner settled it for everybody in the meantime.',
  superseded: 'The supplier changed answers that matter for it, so this exception is asked anew.',
  'supplier-asked': 'The supplier was asked about answers in the meantime. You can decide when that is answered.',
  'already-decided': 'You have decided on this exception already. Below is what you decided.',
  'closed-by-others': 'Others closed this exception first. Below is what was decided.',
  'stale-basis': 'The answers were scored anew after you opened the page. Please read what has changed and decide again.',
  'conditions-missing': 'Approving with conditions needs at least one condition.',
  'assessment-over': 'The assessment ended in the meantime.',
  'too-late': 'The time to decide was over.',
};

/** Why a decision did not count, to somebody who stands there now. */
export const refusalTo = ({ kind }: Pick<Standing, 'kind'>, reason: Reason): Refusal =>
  reason === 'already-decided' && kind !== 'decided' ? 'closed-by-others' : reason;

/** Why a form could not count whatever stands in it, by where its sender stands. */
export function refusalOf(
  { kind }: { kind: Exclude<Standing['kind'], 'may-decide'> },
  { status }: Pick<ApprovalRequest, 'status'>,
): Refusal {
  switch (kind) {
    case 'decided':
      return 'already-decided';
    case 'closed':
      return status === 'lapsed' ? 'too-late' : status === 'withdrawn' ? 'assessment-over' : 'closed-by-others';
    case 'no-longer-deputy':
    case 'not-in-group':
      return 'not-entitled';
    default:
      return kind;
  }
}
