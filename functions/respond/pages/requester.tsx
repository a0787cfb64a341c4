import { useContext } from 'hono/jsx';
import type { Actor } from '../../domain/actor.ts';
import type { Assessment } from '../../domain/assessment.ts';
import { portalTexts } from '../../texts/portal.ts';
import { PageLanguage } from '../../web/page-language.ts';
import { PhoneLink } from '../../web/phone-link.tsx';

/** Who asked, and how to reach them. */
export const requesterOf = ({ requestedBy, requesterPhone }: Pick<Assessment, 'requestedBy' | 'requesterPhone'>) => ({
  name: requestedBy.name,
  contact: <Reached person={requestedBy} phone={requesterPhone} />,
});

/** A person's name, with the address to write to and the number to call where they have one. */
export function Reached({ person, phone }: { person: Actor; phone?: string | undefined }) {
  const t = portalTexts(useContext(PageLanguage)).whomToAsk;
  const email = 'email' in person ? person.email : undefined;
  return (
    <>
      {person.name}
      {email && (
        <>
          , <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>
        </>
      )}
      {phone && (
        <>
          , {t.phone} <PhoneLink number={phone} />
        </>
      )}
    </>
  );
}
