import type { AwaitedGroup } from './waiting-groups.ts';

/** How many wait for whom, and how many of them late: bars for the eye, and the numbers beside them for everybody. */
export function WaitingPicture({ groups }: { groups: AwaitedGroup[] }) {
  const most = Math.max(1, ...groups.map(({ rows }) => rows.length));
  return (
    <table class="waiting-picture">
      <caption>How many wait for whom</caption>
      <thead>
        <tr>
          <th scope="col">Who is awaited</th>
          <th scope="col" class="number">
            Waiting
          </th>
          <th scope="col" class="number">
            Late
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ title, rows, late }) => (
          <tr>
            <th scope="row">
              {title}
              <Bar count={rows.length} late={late} most={most} />
            </th>
            <td class="number">{rows.length}</td>
            <td class="number">{late}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const HEIGHT = 10;

/** The late ones first, then the others, on the scale of the longest bar. */
function Bar({ count, late, most }: { count: number; late: number; most: number }) {
  const x = (n: number) => Math.round((n * 1000) / most) / 10;
  return (
    <svg
      class="bar"
      viewBox={`0 0 100 ${HEIGHT}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="fill" x={x(late)} y="0" width={x(count) - x(late)} height={HEIGHT} />
      <rect class="fill bad" x="0" y="0" width={x(late)} height={HEIGHT} />
    </svg>
  );
}
