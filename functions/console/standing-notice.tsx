import type { Assessment } from '../domain/assessment.ts';
import { troubleWith } from '../domain/links/mail-trouble.ts';
import { apart } from '../web/how-late.ts';
import { isLate } from '../web/status-words.tsx';
import { atTime } from '../web/when.ts';
import { troubleWords } from './people-section.tsx';

/** Who is awaited since when until when, or what an operator has to do: whoever waits has a visible owner and deadline (design 6.12). */
export function StandingNotice({ assessment, now }: { assessment: Assessment; now: string }) {
  const { waiting, parked, undelivered } = assessment;
  if (parked) {
    return (
      <div class="notice bad">
        <p>
          <strong>Parked.</strong> The step “{parked.step}” gave up on {atTime(parked.at)}: <code>{parked.error}</code>
        </p>
        <p>
          Nothing is lost. Once the cause is mended, an operator resumes it from the table with{' '}
          <code>npm run assay -- resume {assessment.id}</code>
        </p>
      </div>
    );
  }
  if (undelivered) {
    return (
      <div class="notice bad">
        <p>
          <strong>Undelivered.</strong> This was given up after days of trying:
        </p>
        <ul>
          {undelivered.map(({ step, error, at }) => (
            <li>
              {deliveryWords[step] ?? step}, {atTime(at)}: <code>{error}</code>
            </li>
          ))}
        </ul>
        <p>
          What was decided holds all the same. Once the cause is mended, an operator hands the items over again (docs/operations.md)
          and takes this mark away with <code>npm run assay -- resume {assessment.id}</code>
        </p>
      </div>
    );
  }
  if (waiting.on === 'nobody') return null;
  const late = isLate(assessment, now);
  const ours = waiting.on === 'procurement';
  const vacant = waiting.on === 'administrator';
  return (
    <div class={ours || vacant ? 'notice bad' : late ? 'notice warn' : 'notice'}>
      {ours && <OurTurn assessment={assessment} />}
      {vacant && (
        <p>
          <strong>Too few people can decide.</strong> An administrator names somebody under <a href="/directory">Who decides</a>,
          who is asked at once. Until then nothing is approved.
        </p>
      )}
      <p>
        Waiting for <strong>{waiting.who}</strong> since {atTime(waiting.since)}
        {waiting.until &&
          (late ? `; due ${atTime(waiting.until)}, ${apart(waiting.until, now)} late` : `, until ${atTime(waiting.until)}`)}
        .
      </p>
    </div>
  );
}

const deliveryWords: Record<string, string> = {
  'relay mail': 'An email',
  'relay publish': 'The event for other systems',
  'relay supersede': 'Telling the older assessment that it was replaced',
  'relay wake-workflow': 'Waking the workflow',
};

/** The supplier cannot go on by itself: why, and what one of us has to do. */
function OurTurn({ assessment }: { assessment: Assessment }) {
  const { contact } = assessment;
  const trouble = troubleWith(assessment, contact.email);
  const where = <a href="#people">Links and people</a>;
  if (!trouble) {
    return (
      <p>
        <strong>{contact.name} has no link that works.</strong> Send a new one under {where}.
      </p>
    );
  }
  return (
    <p>
      <strong>{troubleWords(trouble)}</strong> Correct the contact under {where}: a new link goes out in the same step.
    </p>
  );
}
