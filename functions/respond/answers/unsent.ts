import { checkAnswers } from '../../domain/answers/check-answers.ts';
import { withoutReplaced } from '../../domain/answers/evidence.ts';
import type { Visit } from '../way-in/visit.ts';
import { changedInRound } from './replies.ts';

/**
 * Questions whose answers a round that lapsed left changed, or no answers any more; their ids. The next round sends all answers, so
 * these are to be seen there and can be changed. Empty where no round lapsed.
 */
export function unsentAnswers({ work, catalog, former }: Pick<Visit, 'work' | 'catalog' | 'former'>): ReadonlySet<string> {
  if (!work.followUps.some(({ status }) => status === 'lapsed')) return new Set();
  const { tier, supplierRole: role } = work.assessment;
  const drafts = Object.assign({}, ...work.drafts.map(({ answers }) => answers));
  const evidence = withoutReplaced(work.evidence);
  const { answers, problems } = checkAnswers(catalog, { tier, role, drafts, evidence });
  return new Set([
    ...changedInRound({ work, catalog, former }, { answers, evidence }),
    ...problems.map(({ questionId }) => questionId),
  ]);
}
