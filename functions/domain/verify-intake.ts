import type { AssessmentFile } from './ports.ts';
import { type Check, check } from './verify-check.ts';
import { preparedBy } from './who-decides.ts';

/** Four eyes rest on who had a hand in the intake: the head names everybody whom the trail names. */
export const verifyIntake = ({ assessment, events }: AssessmentFile): Check =>
  check('intake', `${preparedBy(assessment).length} had a hand in it, and decide nothing`, () => {
    const named = preparedBy(assessment).map((actor) => ('email' in actor ? actor.email.toLowerCase() : actor.name.toLowerCase()));
    const told = events.flatMap(({ type, actor, data }) => {
      if (type === 'assessment-opened')
        return [actor, ...[data.preparedBy ?? []].flat().map((email) => ({ email: String(email) }))];
      return type === 'contact-changed' ? [actor] : [];
    });
    return told.flatMap((one) =>
      'email' in one && !named.includes(one.email.toLowerCase())
        ? [`${one.email} had a hand in the intake, but the head does not name them`]
        : [],
    );
  });
