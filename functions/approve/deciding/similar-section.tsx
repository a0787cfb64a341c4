import type { Assessment } from '../../domain/assessment.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { endedByConditions } from '../../domain/outcome/unless-met.ts';
import { RequestTag } from '../../web/decision-list.tsx';
import { findingTitle } from '../../web/finding-words.ts';
import { Tag } from '../../web/risk-words.tsx';
import { atTime, onDay } from '../../web/when.ts';
import type { SimilarException } from './similar-exceptions.ts';

interface SimilarProps {
  similar: readonly SimilarException[];
  catalog: Catalog;
  /** Of the exception at hand: what is shown had closed before. */
  closedAt: string | undefined;
  now: string;
}

/** Past exceptions about the same criteria: who decided what, why, and what it is worth today. */
export function SimilarSection({ similar, catalog, closedAt, now }: SimilarProps) {
  return (
    <section aria-labelledby="similar">
      <h2 id="similar">Similar exceptions before</h2>
      {similar.length === 0 && (
        <p>
          {closedAt
            ? `Of what this role had decided lately by ${atTime(closedAt)}, nothing was about these points.`
            : 'This role has decided nothing about these points lately.'}
        </p>
      )}
      {similar.length > 0 && closedAt && (
        <p class="hint">Decided before this one was closed, {atTime(closedAt)}; what each is worth is as of now.</p>
      )}
      {similar.length > 0 && (
        <ul class="decisions">
          {similar.map(({ request, assessment, shared }) => (
            <li>
              <p>
                <a href={`/exceptions/${assessment.id}/${request.id}`}>{assessment.systemName}</a> by {assessment.supplierName}:{' '}
                <RequestTag status={request.status} /> <WorthNow assessment={assessment} now={now} />
                <small class="hint">
                  {request.closedAt && `${onDay(request.closedAt)}. `}
                  Also about {shared.map((id) => `“${findingTitle(catalog, id.replace(/^F-/, ''))}”`).join(', ')}
                </small>
              </p>
              {request.decisions.map(({ by, reasons }) => (
                <blockquote>
                  {firstLine(reasons)}
                  <small class="hint">{'name' in by ? by.name : 'Somebody'}</small>
                </blockquote>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Standing, ended or replaced: an old approval is no argument by itself. */
function WorthNow({ assessment, now }: { assessment: Assessment; now: string }) {
  const { outcome, supersededBy, status } = assessment;
  if (supersededBy) return <Tag tone="plain" text={`Superseded by ${supersededBy.reference}`} />;
  if (!outcome) return <Tag tone="plain" text={status === 'withdrawn' ? 'Assessment withdrawn' : 'Outcome not recorded yet'} />;
  if (outcome.result === 'rejected') return <Tag tone="bad" text="Not cleared" />;
  const ended = endedByConditions(outcome, now);
  if (ended?.standing === 'withdrawn') return <Tag tone="bad" text={`Withdrawn on ${onDay(ended.at)}`} />;
  if (outcome.validUntil <= now) return <Tag tone="warn" text={`Ended on ${onDay(outcome.validUntil)}`} />;
  if (ended) return <Tag tone="warn" text={`Suspended since ${onDay(ended.at)}`} />;
  return <Tag tone="ok" text={`Stands until ${onDay(outcome.validUntil)}`} />;
}

const MOST = 110;
const firstLine = (reasons: string): string => {
  const [line = ''] = reasons.split('\n');
  return line.length > MOST ? `${line.slice(0, MOST).trimEnd()}…` : line;
};
