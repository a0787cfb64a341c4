import { type ControlStrength, controlStrengths, type RiskLevel, riskLevels } from '../domain/vocabulary.ts';
import type { RiskMapProps } from './risk-map.tsx';
import { riskLevelWords, strengthWords } from './risk-words.tsx';

/** In the picture's own units: 300 of them are about as wide as a small phone's page. */
const CELL = { width: 50, height: 52 };
const LEFT = 48;
const TOP = 44;
/** Room for half a frame around the outermost cells. */
const EDGE = 2;
const WIDTH = LEFT + controlStrengths.length * CELL.width + EDGE;
const HEIGHT = TOP + riskLevels.length * CELL.height + EDGE;
const LINE = 11;

const columnAt = (strength: ControlStrength) => LEFT + controlStrengths.indexOf(strength) * CELL.width;
/** Very high is on top. */
const rowAt = (level: RiskLevel) => TOP + (riskLevels.length - 1 - riskLevels.indexOf(level)) * CELL.height;

/** Words under each other, around `x` and `y`. */
function Words({ x, y, text }: { x: number; y: number; text: string }) {
  const words = text.split(' ');
  const first = y + 4 - ((words.length - 1) * LINE) / 2;
  return (
    <>
      {words.map((word, at) => (
        <text x={x} y={first + at * LINE}>
          {word}
        </text>
      ))}
    </>
  );
}

/** Frames the cell that is meant; what it means stands in a box under the cell's own words. */
function Marker({ level, strength, lines, kind }: { level: RiskLevel; strength: ControlStrength; lines: string[]; kind: string }) {
  const [x, y] = [columnAt(strength), rowAt(level)];
  const height = lines.length * 10 + 4;
  const top = y + CELL.height - height;
  return (
    <g class={`marker ${kind}`}>
      <rect class="box" x={x} y={top} width={CELL.width} height={height} />
      <rect class="frame" x={x} y={y} width={CELL.width} height={CELL.height} />
      {lines.map((line, at) => (
        // The one long word fits its box in every typeface.
        <text
          x={x + CELL.width / 2}
          y={top + 10 + at * 10}
          {...(line.length > 8 && { textLength: 44, lengthAdjust: 'spacingAndGlyphs' })}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** The map for the eye: each cell has its residual risk in words and in colour. What it shows is said beside it, too. */
export function RiskMapPicture({ policy, inherent, now, after }: RiskMapProps) {
  const isMarked = (level: RiskLevel, strength: ControlStrength) => level === inherent && (strength === now || strength === after);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="Map of the residual risk, which the words above describe">
      <text class="axis" x="0" y="12">
        Inherent risk ↓
      </text>
      <text class="axis end" x={WIDTH - EDGE} y="12">
        Control strength →
      </text>
      {controlStrengths.map((strength) => (
        <Words x={columnAt(strength) + CELL.width / 2} y={TOP - 14} text={strengthWords[strength]} />
      ))}
      {riskLevels.toReversed().map((level) => (
        <>
          <Words x={LEFT / 2 - 1} y={rowAt(level) + CELL.height / 2} text={riskLevelWords[level]} />
          {controlStrengths.map((strength) => {
            const residual = policy.residualRisk[level][strength];
            const middle = isMarked(level, strength) ? 15 : CELL.height / 2;
            return (
              <>
                <rect class={residual} x={columnAt(strength)} y={rowAt(level)} width={CELL.width} height={CELL.height} />
                <Words x={columnAt(strength) + CELL.width / 2} y={rowAt(level) + middle} text={riskLevelWords[residual]} />
              </>
            );
          })}
        </>
      ))}
      {now === after ? (
        <Marker level={inherent} strength={now} lines={['Now and', 'after']} kind="now" />
      ) : (
        <>
          <Marker level={inherent} strength={now} lines={['Now']} kind="now" />
          <Marker level={inherent} strength={after} lines={['After', 'treatment']} kind="after" />
        </>
      )}
    </svg>
  );
}
