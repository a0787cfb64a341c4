import { sameEmail } from '../../domain/actor.ts';
import type { NamedSince } from '../../domain/deciding/named-since.ts';
import { approvedFor, lacksPeople } from '../../domain/deciding/who-decides.ts';
import { troubleWith } from '../../domain/links/mail-trouble.ts';
import { owningRoleTitles } from '../../domain/vocabulary.ts';
import { Tag } from '../../web/risk-words.tsx';
import { atTime, onDay } from '../../web/when.ts';
import type { ExceptionShown } from './exception-shown.ts';
import { asWhat } from './right-words.ts';

/** Why this reader is asked and by what right, who else is, how far up it went, and who handed it to whom. */
export function AskedSection({ shown }: { shown: ExceptionShown }) {
  const { file, request, directory, entitled, named, standing, today } = shown;
  const { assessment } = file;
  const role = owningRoleTitles[request.role];
  const starter = 'name' in assessment.requestedBy ? assessment.requestedBy.name : 'Procurement';
  const before = standing.kind === 'may-decide' ? approvedFor(request, standing.right) : undefined;
  const notReached = standing.kind === 'may-decide' ? troubleWith(assessment, standing.right.email) : undefined;
  const decided = (email: string) => request.decisions.some(({ by }) => 'email' in by && sameEmail(by.email, email));
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">
        {standing.kind === 'may-decide' ? 'Why you are asked' : isStillAsked(shown) ? 'Who is asked' : 'Who was asked'}
      </h2>
      <p>
        {starter} asked for this assessment. The policy gives the decision to {role}, asked on {onDay(request.requestedAt)}.
        {escalationWords(shown)}
      </p>
      {before && (
        <p class="notice warn">
          {'name' in before.by ? before.by.name : 'Somebody'} has approved in this part already. Where all of the role decide, both
          of you give one approval: yours would add nothing, a rejection would still end it.
        </p>
      )}
      {notReached && (
        <p class="notice warn">
          Our mails do not reach you: one {notReached.reason === 'bounced' ? 'came back' : 'was marked as spam'} on{' '}
          {atTime(notReached.at)}, so we send no more. You can decide here all the same. An administrator can say that your address
          works, on <a href="/directory">who decides</a>.
        </p>
      )}
      {(request.status === 'open' || request.status === 'queued') && isStillAsked(shown) && (
        <>
          {lacksPeople(request, assessment, directory, today) && <Tag tone="bad" text="Too few people" />}
          {entitled.length === 0 ? (
            <p>Nobody can decide now: an administrator must name somebody.</p>
          ) : (
            <>
              <p>It is for these to decide:</p>
              <ul>
                {entitled.map(({ name, email, capacity }) => {
                  const what = [
                    asWhat(capacity, directory),
                    decided(email) && 'has decided',
                    troubleWith(assessment, email) && 'our mails do not reach them',
                  ]
                    .filter(Boolean)
                    .join(', ');
                  return (
                    <li>
                      {name}
                      {what && ` (${what})`}
                    </li>
                  );
                })}
              </ul>
            </>
          )}
        </>
      )}
      {named.map((one) => (
        <p class="notice warn">{namedWords(one)}</p>
      ))}
      {request.handOvers.length > 0 && (
        <ul class="decisions">
          {request.handOvers.map(({ from, to, reasons, at }) => (
            <li>
              <p>
                {'name' in from ? from.name : 'Somebody'} handed their part over to {to.name}, {atTime(at)}
              </p>
              <blockquote>{reasons}</blockquote>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** People are asked, now or when the supplier has answered. */
const isStillAsked = ({ standstill }: ExceptionShown): boolean => !standstill || standstill.kind === 'supplier-asked';

/** Whoever names themselves to decide on what is open stands out. */
function namedWords({ name, email, by, at }: NamedSince): string {
  const whom = 'email' in by && sameEmail(by.email, email) ? 'named themselves' : `was named by ${by.name}`;
  return `${name} ${whom} after this was asked, ${atTime(at)}.`;
}

function escalationWords(shown: ExceptionShown): string {
  const isNow = isStillAsked(shown);
  switch (shown.request.escalation) {
    case 'none':
      return '';
    case 'deputies':
      return ` Nobody decided in time, so deputies ${isNow ? 'are' : 'were'} asked as well.`;
    case 'head':
      return ` Nobody decided in time, so the head of the role ${isNow ? 'is' : 'was'} asked as well.`;
  }
}
