import type { Submission } from '../domain/answers/submission.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Scorecard } from '../domain/judgement/scorecard.ts';
import { owningRoleTitles } from '../domain/vocabulary.ts';
import { LineExplained, LineTag } from '../web/criterion-line.tsx';
import { DomainScores } from '../web/domain-scores.tsx';
import { findingTitle, shortfallWords } from '../web/finding-words.ts';
import { percent, RiskTag, SeverityTag, strengthWords } from '../web/risk-words.tsx';
import { ScoreBar } from '../web/score-bar.tsx';
import { WideTable } from '../web/wide-table.tsx';

interface JudgementProps {
  scorecard: Scorecard;
  submission: Submission;
  catalog: Catalog;
}

/** The score: from inherent to residual risk, by domain, and every criterion's line to open. */
export function JudgementSection({ scorecard, submission, catalog }: JudgementProps) {
  return (
    <section aria-labelledby="score">
      <h2 id="score">Score</h2>
      <p>
        {percent(scorecard.overall)} overall: {strengthWords[scorecard.controlStrength].toLowerCase()} controls. Inherent risk{' '}
        <RiskTag level={scorecard.inherentRisk} /> → residual risk <RiskTag level={scorecard.residualRisk} />
      </p>
      <DomainScores scorecard={scorecard} catalog={catalog} />
      {catalog.criteria.domains.map((domain) => {
        const lines = scorecard.lines.filter((line) => line.domain === domain.id);
        if (lines.length === 0) return null;
        return (
          <>
            <h3>{domain.title}</h3>
            {lines.map((line) => (
              <details class="line">
                <summary>
                  <span>{findingTitle(catalog, line.criterionId)}</span>
                  <span class="score">
                    {line.score !== null && (
                      <ScoreBar
                        score={line.score}
                        threshold={line.threshold}
                        tone={line.passed ? 'ok' : line.knockedOut ? 'bad' : 'warn'}
                      />
                    )}{' '}
                    {line.score !== null && percent(line.score)}
                  </span>
                  <LineTag line={line} />
                </summary>
                <LineExplained line={line} catalog={catalog} submission={submission} />
              </details>
            ))}
          </>
        );
      })}
    </section>
  );
}

/** What fell short: how badly, what could happen, what is proposed, and whose decision it is. */
export function FindingsSection({ scorecard, catalog }: Pick<JudgementProps, 'scorecard' | 'catalog'>) {
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      {scorecard.findings.length === 0 ? (
        <p>Nothing fell short.</p>
      ) : (
        <WideTable label="List of findings">
          <table>
            <caption class="visually-hidden">Findings</caption>
            <thead>
              <tr>
                <th scope="col">Finding</th>
                <th scope="col">Severity</th>
                <th scope="col">Risk</th>
                <th scope="col">Proposed treatment</th>
                <th scope="col">Owner</th>
              </tr>
            </thead>
            <tbody>
              {scorecard.findings.map((finding) => (
                <tr>
                  <th scope="row">
                    {findingTitle(catalog, finding.criterionId)}
                    <small class="hint">
                      {shortfallWords(finding)}
                      {finding.knockOut && ' · knock-out'}
                    </small>
                  </th>
                  <td>
                    <SeverityTag severity={finding.severity} />
                  </td>
                  <td>{finding.risk}</td>
                  <td>{finding.treatment}</td>
                  <td>{owningRoleTitles[finding.owner]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
    </section>
  );
}
