import type { Actor } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';

/** Who asked, and how to reach them. */
export const requesterOf = ({ requestedBy }: Pick<Assessment, 'requestedBy'>) => ({
  name: requestedBy.name,
  contact: reached(requestedBy),
});

/** A person's name, with the address to write to where they have one. */
export function reached(person: Actor) {
  if (!('email' in person)) return <>{person.name}</>;
  const { name, email } = person;
  return (
    <>
      {name}, <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>
    </>
  );
}
