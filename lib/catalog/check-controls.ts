import type { Controls } from '../../functions/domain/catalog/criterion.ts';
import { repeated } from './check-repeats.ts';
import type { ParsedCatalog } from './parse-catalog.ts';
import { type Problem, problemAt } from './problem.ts';

/** Every control that a criterion names is listed in its framework, and every supplier-facing control is covered. */
export function checkControls({ criteria, frameworks }: ParsedCatalog): Problem[] {
  const { document: place, value } = criteria;
  const known = new Map(frameworks.map(({ value: framework }) => [framework.id, new Set(framework.controls.map(({ id }) => id))]));
  const names = frameworks.map(({ document, value: framework }) => ({ name: framework.id, place: document, path: ['id'] }));
  const dangling = value.criteria.flatMap((criterion, at) =>
    entries(criterion.controls).flatMap(([framework, ids]) =>
      ids.flatMap((id, index) => {
        if (known.get(framework)?.has(id)) return [];
        const message = `“${criterion.id}” names the control “${id}”, which is not listed under ${framework} in catalog/frameworks.`;
        return [problemAt(place, ['criteria', at, 'controls', framework, index], message)];
      }),
    ),
  );
  const covered = new Set(value.criteria.flatMap((criterion) => criterion.controls.iso42001));
  const listed = frameworks.flatMap(({ document, value: framework }) => [
    ...repeated(
      'control',
      framework.controls.map(({ id }, at) => ({ name: id, place: document, path: ['controls', at] })),
      framework.id,
    ),
    ...framework.controls.flatMap(({ id, title, audience }, at) =>
      framework.id === 'iso42001' && audience === 'supplier' && !covered.has(id)
        ? [
            problemAt(
              document,
              ['controls', at],
              `No criterion covers the supplier control ${id} (${title}). Name it in ${place.file}.`,
            ),
          ]
        : [],
    ),
  ]);
  return [...repeated('framework', names), ...dangling, ...listed];
}

const entries = (controls: Controls) => Object.entries(controls) as [keyof Controls, string[]][];
