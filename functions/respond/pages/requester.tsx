import type { Assessment } from '../../domain/assessment.ts';

/** Who asked, and how to reach them. */
export function requesterOf({ requestedBy }: Pick<Assessment, 'requestedBy'>) {
  if (requestedBy.kind !== 'staff') return { name: requestedBy.name, contact: <>{requestedBy.name}</> };
  const { name, email } = requestedBy;
  return {
    name,
    contact: (
      <>
        {name}, <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>
      </>
    ),
  };
}
