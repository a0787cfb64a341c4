import { preparedBy } from '../deciding/who-decides.ts';
import type { AssessmentFile } from '../ports.ts';
import { canonicalJson } from './canonical.ts';
import { type Check, check } from './verify-check.ts';

/** Four eyes rest on who had a hand in the intake: the head names everybody whom the trail names, and whom the vendor's answers came from. */
export const verifyIntake = ({ assessment, events }: AssessmentFile): Check =>
  check('intake', `${preparedBy(assessment).length} had a hand in it, and decide nothing`, () => {
    const named = preparedBy(assessment).map((actor) => ('email' in actor ? actor.email.toLowerCase() : actor.name.toLowerCase()));
    const told = events.flatMap(({ type, actor, data }) => {
      if (type === 'assessment-opened')
        return [actor, ...[data.preparedBy ?? []].flat().map((email) => ({ email: String(email) }))];
      return type === 'contact-changed' ? [actor] : [];
    });
    const [opening] = events;
    const problems: string[] = [];
    if (opening?.type === 'assessment-opened' && canonicalJson(opening.actor) !== canonicalJson(assessment.requestedBy))
      problems.push('the head names another requester than the trail');
    if (opening?.type === 'assessment-opened' && opening.data.requesterPhone !== assessment.requesterPhone)
      problems.push('the head names another number to call than the trail');
    const addresses = events.flatMap(({ type, data }) =>
      type === 'invited' ? (data.to ?? []) : type === 'contact-changed' ? (data.newAddress ?? []) : [],
    );
    if (addresses.length > 0 && addresses.at(-1) !== assessment.contact.email)
      problems.push('the head names another contact than the trail');
    const missing = told.flatMap((one) =>
      'email' in one && !named.includes(one.email.toLowerCase())
        ? [`${one.email} had a hand in the intake, but the head does not name them`]
        : [],
    );
    return [...problems, ...missing];
  });
