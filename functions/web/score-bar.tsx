interface BarProps {
  /** Basis points; null draws an empty track. */
  score: number | null;
  /** Basis points: a mark where enough begins. */
  threshold?: number;
  tone?: 'ok' | 'warn' | 'bad';
}

const WIDTH = 160;
const HEIGHT = 14;

/** A score as a bar, beside the number that says the same: a picture for the eye only. */
export function ScoreBar({ score, threshold, tone }: BarProps) {
  const x = (basisPoints: number) => Math.round((basisPoints * WIDTH) / 10_000);
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      <rect class={tone ? `fill ${tone}` : 'fill'} x="0" y="1" width={x(score ?? 0)} height={HEIGHT - 2} />
      <rect class="track" x="0.5" y="1.5" width={WIDTH - 1} height={HEIGHT - 3} />
      {threshold !== undefined && <line class="mark" x1={x(threshold)} x2={x(threshold)} y1="0" y2={HEIGHT} />}
    </svg>
  );
}
