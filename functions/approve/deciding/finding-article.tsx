import type { Submission } from '../../domain/answers/submission.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { Finding, Scorecard } from '../../domain/judgement/scorecard.ts';
import { LineExplained, LineTag } from '../../web/criterion-line.tsx';
import { findingTitle, shortfallWords } from '../../web/finding-words.ts';
import { SeverityTag } from '../../web/risk-words.tsx';
import { ScoreBar } from '../../web/score-bar.tsx';

interface FindingProps {
  finding: Finding;
  scorecard: Scorecard;
  submission: Submission;
  catalog: Catalog;
}

/** One point that fell short: how far, what is at stake, what would mend it, and the questions with their answers. */
export function FindingArticle({ finding, scorecard, submission, catalog }: FindingProps) {
  const line = scorecard.lines.find(({ criterionId }) => criterionId === finding.criterionId);
  return (
    <article>
      <h3>{findingTitle(catalog, finding.criterionId)}</h3>
      <p>
        <SeverityTag severity={finding.severity} /> {line && <LineTag line={line} />}{' '}
        {finding.score !== null && (
          <>
            <ScoreBar score={finding.score} threshold={finding.threshold} tone={finding.knockOut ? 'bad' : 'warn'} />{' '}
            {shortfallWords(finding)}
          </>
        )}
      </p>
      <dl class="facts">
        <dt>The risk</dt>
        <dd>{finding.risk}</dd>
        <dt>Proposed treatment</dt>
        <dd>{finding.treatment}</dd>
      </dl>
      {line && <LineExplained line={line} catalog={catalog} submission={submission} />}
    </article>
  );
}
