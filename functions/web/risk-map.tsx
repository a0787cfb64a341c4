import type { Policy } from '../domain/catalog/policy.ts';
import { residualRisk } from '../domain/judgement/residual-risk.ts';
import { type ControlStrength, controlStrengths, type RiskLevel, riskLevels } from '../domain/vocabulary.ts';
import { RiskMapPicture } from './risk-map-picture.tsx';
import { riskLevelWords, strengthWords } from './risk-words.tsx';
import { WideTable } from './wide-table.tsx';

export interface RiskMapProps {
  /** Its matrix says the residual risk of each cell. */
  policy: Pick<Policy, 'residualRisk'>;
  inherent: RiskLevel;
  /** How strong the controls are as answered, and if the treatment proposed succeeds. */
  now: ControlStrength;
  after: ControlStrength;
}

/** Where the risk stands on the policy's 5×5 map, now and after the proposed treatment: in words, as a picture, as a table. */
export function RiskMap(props: RiskMapProps) {
  return (
    <div class="risk-map">
      <p>{riskMapWords(props)}</p>
      <WideTable label="Risk map">
        <RiskMapPicture {...props} />
      </WideTable>
      <details class="no-print">
        <summary>The map as a table</summary>
        <RiskMapTable {...props} />
      </details>
    </div>
  );
}

/** What the map shows, in sentences. */
export function riskMapWords({ policy, inherent, now, after }: RiskMapProps): string {
  const [before, then] = [residualRisk(inherent, now, policy), residualRisk(inherent, after, policy)];
  const start =
    `The inherent risk is ${small(riskLevelWords[inherent])}. ` +
    `With controls that are ${small(strengthWords[now])} now, the residual risk is ${small(riskLevelWords[before])}. `;
  if (now === after) return `${start}The proposed treatment alone would leave it in the same place.`;
  const end = `controls would be ${small(strengthWords[after])} and the residual risk would`;
  return `${start}If the proposed treatment succeeds, ${end} ${then === before ? 'stay' : 'be'} ${small(riskLevelWords[then])}.`;
}

const small = (words: string) => words.toLowerCase();

function RiskMapTable({ policy, inherent, now, after }: RiskMapProps) {
  const mark = (level: RiskLevel, strength: ControlStrength) => {
    if (level !== inherent || (strength !== now && strength !== after)) return '';
    if (now === after) return ' (now and after treatment)';
    return strength === now ? ' (now)' : ' (after treatment)';
  };
  return (
    <WideTable label="Risk map as a table">
      <table>
        <caption>Residual risk by inherent risk and control strength</caption>
        <thead>
          <tr>
            <th scope="col">Inherent risk</th>
            {controlStrengths.map((strength) => (
              <th scope="col">{strengthWords[strength]} controls</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {riskLevels.toReversed().map((level) => (
            <tr>
              <th scope="row">{riskLevelWords[level]}</th>
              {controlStrengths.map((strength) => {
                const said = mark(level, strength);
                const words = riskLevelWords[policy.residualRisk[level][strength]] + said;
                return <td>{said ? <strong>{words}</strong> : words}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
