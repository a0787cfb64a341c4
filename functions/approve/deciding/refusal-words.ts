import type { DecideExceptionResult } from './decide-exception.ts';
import type { Standing } from './standing.ts';

export type Refusal = Extract<DecideExceptionResult, { kind: 'refused' }>['reason'];

/** Why a click changed nothing, said to whoever made it. The notice below says what is true now. */
export const refusalWords: Record<Refusal, string> = {
  requester: 'You had a hand in asking for this assessment, so others decide on it.',
  'not-entitled': 'It is not, or no longer, for you to decide.',
  'handed-over': 'You handed your part in this exception over, so somebody else decides in your place.',
  'not-its-turn': 'Others decide first. You get a mail when it is your turn.',
  'ended-elsewhere': 'Another owner settled it for everybody in the meantime.',
  superseded: 'The supplier changed answers that matter for it, so this exception is asked anew.',
  'supplier-asked': 'The supplier was asked about answers in the meantime. You can decide when that is answered.',
  'already-decided': 'You have decided already, or others closed this exception first. Below is what was decided.',
  'stale-basis': 'The answers were scored anew after you opened the page. Please read what has changed and decide again.',
  'conditions-missing': 'Approving with conditions needs at least one condition.',
  'assessment-over': 'The assessment ended in the meantime.',
  'too-late': 'The time to decide was over.',
};

/** Why a form could not count whatever stands in it, by where its sender stands. */
export const refusalOf = ({ kind }: { kind: Exclude<Standing['kind'], 'may-decide'> }): Refusal =>
  kind === 'decided' || kind === 'closed'
    ? 'already-decided'
    : kind === 'no-longer-deputy' || kind === 'not-in-group'
      ? 'not-entitled'
      : kind;
