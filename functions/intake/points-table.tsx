import type { InherentRisk } from '../domain/judgement/inherent-risk.ts';
import { factChoiceLabel, intakeFactWords } from '../web/intake-fact-words.ts';
import { RiskTag, riskLevelWords, tierWords } from '../web/risk-words.tsx';
import { WideTable } from '../web/wide-table.tsx';

/** How the facts lead to inherent risk and tier, line by line, adding up exactly. */
export function PointsTable({ risk }: { risk: InherentRisk }) {
  return (
    <>
      <p>
        Inherent risk: <RiskTag level={risk.level} /> · {tierWords[risk.tier]} tier. The tier decides how much the supplier is
        asked.
      </p>
      <WideTable label="Points for inherent risk">
        <table>
          <caption>Points for inherent risk</caption>
          <thead>
            <tr>
              <th scope="col">Fact</th>
              <th scope="col">Answer</th>
              <th scope="col" class="number">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {risk.lines.map((line) => (
              <tr>
                <th scope="row">{intakeFactWords[line.fact].short}</th>
                <td>{factChoiceLabel(line.fact, line.choice)}</td>
                <td class="number">{line.points}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td />
              <td class="number">{risk.points}</td>
            </tr>
          </tfoot>
        </table>
      </WideTable>
      {risk.liftedBy && (
        <p>
          The points alone would give a lower level. The policy lifts it to {riskLevelWords[risk.level].toLowerCase()} because of “
          {factChoiceLabel(risk.liftedBy, risk.lines.find((line) => line.fact === risk.liftedBy)?.choice ?? '')}”.
        </p>
      )}
    </>
  );
}
