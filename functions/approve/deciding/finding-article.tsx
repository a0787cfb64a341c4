import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { ApprovalRequest } from '../../domain/deciding/approval.ts';
import { isGeneral } from '../../domain/judgement/general-findings.ts';
import type { Finding } from '../../domain/judgement/scorecard.ts';
import { LineExplained, LineTag } from '../../web/criterion-line.tsx';
import { DomainScores } from '../../web/domain-scores.tsx';
import { findingTitle, shortfallWords } from '../../web/finding-words.ts';
import { SeverityTag } from '../../web/risk-words.tsx';
import { ScoreBar } from '../../web/score-bar.tsx';
import type { Short } from '../../web/shortened.tsx';
import { answerPath, answersPath } from './addresses.ts';
import type { RestsOn } from './rests-on.ts';

interface FindingProps extends Pick<RestsOn, 'scorecard' | 'submission'> {
  finding: Finding;
  request: ApprovalRequest;
  catalog: Catalog;
  short: Short;
  /** Without it the questions and answers are behind a link: the page must stay light. */
  isExplained: boolean;
}

/** One point to judge: how far it fell short, what is at stake, what would mend it, and the answers behind it; of a general one the scores of all. */
export function FindingArticle({ finding, request, scorecard, submission, catalog, short, isExplained }: FindingProps) {
  const line = scorecard.lines.find(({ criterionId }) => criterionId === finding.criterionId);
  const [first, ...others] = finding.questionIds;
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
      {line && isExplained && <LineExplained line={line} catalog={catalog} submission={submission} shorten={short} />}
      {line && !isExplained && first && (
        <p>
          <a href={answerPath(request, catalog, first)}>
            {others.length > 0
              ? `The ${others.length + 1} questions behind it, and their answers`
              : 'The question behind it, and its answer'}
          </a>
        </p>
      )}
      {isGeneral(finding) && (
        <>
          <DomainScores scorecard={scorecard} catalog={catalog} />
          <p>
            <a href={answersPath(request)}>Read all answers, section by section</a>
          </p>
        </>
      )}
    </article>
  );
}
