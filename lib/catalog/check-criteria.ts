import { takesFiles } from '../../functions/domain/answers/evidence.ts';
import { isAsked } from '../../functions/domain/answers/visible-questions.ts';
import type { Criterion } from '../../functions/domain/catalog/criterion.ts';
import { supplierRoles, tiers } from '../../functions/domain/vocabulary.ts';
import { bestWorth, type PlacedQuestion } from './check-questions.ts';
import { repeated } from './check-repeats.ts';
import type { ParsedCatalog } from './parse-catalog.ts';
import { type Problem, problemAt } from './problem.ts';

/** How many knock-outs a sensible buyer has (issue, part 1). */
const KNOCK_OUTS = { least: 6, most: 12 };

/** Every points-carrying question is judged exactly once; domains exist; expected evidence can be attached. */
export function checkCriteria(parsed: ParsedCatalog, questions: readonly PlacedQuestion[]): Problem[] {
  const { document: place, value } = parsed.criteria;
  const byId = new Map(questions.map(({ question }) => [question.id, question]));
  const judgedBy = new Map<string, string>();
  const domains = new Set(value.domains.map(({ id }) => id));

  const perCriterion = value.criteria.flatMap((criterion, at) => {
    const path = ['criteria', at] as const;
    const uses = criterion.questions.flatMap(({ id }, index) => {
      const message = useProblem(criterion, id);
      return message ? [problemAt(place, [...path, 'questions', index], message)] : [];
    });
    const domain = domains.has(criterion.domain)
      ? []
      : [
          problemAt(
            place,
            [...path, 'domain'],
            `“${criterion.id}” is in the domain “${criterion.domain}”, which is not in the list above.`,
          ),
        ];
    return [...uses, ...domain, ...evidenceGap(criterion).map((message) => problemAt(place, [...path, 'evidence'], message))];
  });

  function useProblem(criterion: Criterion, id: string): string | undefined {
    const question = byId.get(id);
    if (!question) return `The criterion “${criterion.id}” uses the question “${id}”, but there is no such question.`;
    if (!bestWorth(question))
      return `The criterion “${criterion.id}” uses “${id}”, which earns no points: it only gives context. Take it out.`;
    const already = judgedBy.get(id);
    judgedBy.set(id, criterion.id);
    if (already === undefined) return undefined;
    return `The question “${id}” is judged twice: by “${already}” and by “${criterion.id}”. Keep it in one of them.`;
  }

  /** Where evidence is expected, whoever is asked must find a place to attach it. */
  function evidenceGap(criterion: Criterion): string[] {
    if (!criterion.evidence) return [];
    const used = criterion.questions.flatMap(({ id }) => byId.get(id) ?? []);
    const gaps = tiers.filter((tier) =>
      supplierRoles.some((role) => {
        const asked = used.filter((question) => isAsked(question, tier, role));
        return asked.length > 0 && !asked.some(takesFiles);
      }),
    );
    if (gaps.length === 0) return [];
    return [`“${criterion.id}” expects evidence, but at the ${gaps.join(' and ')} tier none of its questions takes a file.`];
  }

  const unjudged = questions.flatMap(({ question, place: where, path }) =>
    bestWorth(question) && !judgedBy.has(question.id)
      ? [problemAt(where, path, `“${question.id}” earns points, but no criterion uses it. Add it to one in ${place.file}.`)]
      : [],
  );
  const knockOuts = value.criteria.filter(({ knockOut }) => knockOut).length;
  const wrongCount =
    knockOuts < KNOCK_OUTS.least || knockOuts > KNOCK_OUTS.most
      ? [
          problemAt(
            place,
            ['criteria'],
            `There are ${knockOuts} knock-out criteria; there should be ${KNOCK_OUTS.least} to ${KNOCK_OUTS.most}.`,
          ),
        ]
      : [];
  return [
    ...repeated(
      'domain',
      value.domains.map(({ id }, at) => ({ name: id, place, path: ['domains', at] })),
    ),
    ...repeated(
      'criterion',
      value.criteria.map(({ id }, at) => ({ name: id, place, path: ['criteria', at] })),
    ),
    ...perCriterion,
    ...unjudged,
    ...wrongCount,
  ];
}
