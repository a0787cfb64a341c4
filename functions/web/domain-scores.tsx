import type { Catalog } from '../domain/catalog/catalog.ts';
import type { Scorecard } from '../domain/judgement/scorecard.ts';
import { points } from './answer-words.ts';
import { percent } from './risk-words.tsx';
import { ScoreBar } from './score-bar.tsx';
import { WideTable } from './wide-table.tsx';

/** The score by domain: each row a bar and its numbers; the last row is their sum, exactly. */
export function DomainScores({ scorecard, catalog }: { scorecard: Scorecard; catalog: Catalog }) {
  const title = (id: string) => catalog.criteria.domains.find((domain) => domain.id === id)?.title ?? id;
  return (
    <WideTable label="Score by domain">
      <table>
        <caption>Score by domain</caption>
        <thead>
          <tr>
            <th scope="col">Domain</th>
            <th scope="col">Score</th>
            <th scope="col" class="number">
              Points earned
            </th>
            <th scope="col" class="number">
              Points available
            </th>
          </tr>
        </thead>
        <tbody>
          {scorecard.domains.map((domain) => (
            <tr>
              <th scope="row">{title(domain.domain)}</th>
              <td>
                {domain.score !== null && <ScoreBar score={domain.score} />}{' '}
                {domain.score === null ? 'Nothing applies' : percent(domain.score)}
              </td>
              <td class="number">{points(domain.earned)}</td>
              <td class="number">{points(domain.available)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Overall</th>
            <td>
              {scorecard.overall !== null && <ScoreBar score={scorecard.overall} />} {percent(scorecard.overall)}
            </td>
            <td class="number">{points(scorecard.earned)}</td>
            <td class="number">{points(scorecard.available)}</td>
          </tr>
        </tfoot>
      </table>
    </WideTable>
  );
}
