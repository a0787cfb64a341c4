import type { Policy } from '../../functions/domain/catalog/policy.ts';
import { GENERAL_DOMAIN } from '../../functions/domain/judgement/general-findings.ts';
import { type IntakeFactName, intakeFactChoices, intakeFactNames } from '../../functions/domain/judgement/intake-facts.ts';
import { controlStrengths, riskLevels, severities, type Tier, tiers } from '../../functions/domain/vocabulary.ts';
import { repeated } from './check-repeats.ts';
import { checkWaits } from './check-waits.ts';
import { falls, rises, type Wrong } from './one-way.ts';
import type { ParsedCatalog, SourcedPolicy } from './parse-catalog.ts';
import { type Problem, problemAt } from './problem.ts';

/**
 * What a policy that builds on another may say for itself, and who must fetch a code from their mail: nothing that judges. The
 * rest must be the same, or the demo would prove nothing.
 */
const OWN = ['extends', 'id', 'title', 'secondsPerDay', 'codeTiers'];

/** Tables that only ever go one way, waits in their order, and a demo that differs in its clock alone. */
export function checkPolicies({ policies, criteria }: ParsedCatalog): Problem[] {
  const domains = [...criteria.value.domains.map(({ id }) => id), GENERAL_DOMAIN];
  const ids = policies.map(({ document, value }) => ({ name: value.id, place: document, path: ['id'] }));
  return [
    ...repeated('policy', ids),
    ...policies.flatMap((policy) => [...(policy.extends ? ownKeys(policy) : checkPolicy(policy, domains)), ...codes(policy)]),
  ];
}

function ownKeys({ document, extends: base }: SourcedPolicy): Problem[] {
  return Object.keys(document.value as object)
    .filter((key) => !OWN.includes(key))
    .map((key) =>
      problemAt(
        document,
        [key],
        `This policy may differ from “${base}” only in id, title, secondsPerDay and codeTiers, not in “${key}”.`,
      ),
    );
}

function checkPolicy({ document, value }: SourcedPolicy, domains: readonly string[]): Problem[] {
  const wrong = [
    ...routing(value, domains),
    ...inherentTables(value),
    ...scales(value),
    ...residual(value),
    ...severity(value),
    ...checkWaits(value),
  ];
  return wrong.map(([path, message]) => problemAt(document, path, message));
}

/** A rule that names a domain which no finding has would silently never fit. */
function routing({ approval }: Policy, domains: readonly string[]): Wrong[] {
  return approval.routing.flatMap((rule, at) =>
    (rule.domains ?? []).flatMap((domain, index): Wrong[] =>
      domains.includes(domain)
        ? []
        : [
            [
              ['approval', 'routing', at, 'domains', index],
              `There is no domain “${domain}”, so this rule would never fit (${domains.join(', ')}).`,
            ],
          ],
    ),
  );
}

function inherentTables({ inherentRisk }: Policy): Wrong[] {
  const points = intakeFactNames.flatMap((fact) => {
    const table = inherentRisk.points[fact] as Record<string, number>;
    return falls(intakeFactChoices[fact], (choice) => table[choice] ?? 0).map(([before, after]): Wrong => {
      return [['inherentRisk', 'points', fact], `“${after}” has fewer points than “${before}”, although it is the greater risk.`];
    });
  });
  const floors = inherentRisk.floors.flatMap(({ fact, choice }, at): Wrong[] => {
    const known: readonly string[] = intakeFactChoices[fact satisfies IntakeFactName];
    return known.includes(choice)
      ? []
      : [[['inherentRisk', 'floors', at], `“${fact}” has no choice “${choice}” (${known.join(', ')}).`]];
  });
  const tierFalls = falls(riskLevels, (level) => tiers.indexOf(inherentRisk.tier[level])).map(([before, after]): Wrong => {
    return [['inherentRisk', 'tier', after], `The tier of “${after}” risk is lower than that of “${before}” risk.`];
  });
  return [...points, ...floors, ...rises(riskLevels, inherentRisk.levels, ['inherentRisk', 'levels']), ...tierFalls];
}

function scales({ controlStrength, evidenceFactor, quorum }: Policy): Wrong[] {
  const kinds = ['claim', 'document', 'independent'] as const;
  return [
    ...rises(controlStrengths, controlStrength, ['controlStrength']),
    ...falls(kinds, (kind) => evidenceFactor[kind]).map(([before, after]): Wrong => {
      return [['evidenceFactor'], `Evidence of the kind “${after}” counts less than “${before}”; it must count at least as much.`];
    }),
    ...falls(severities, (level) => quorum[level]).map(([before, after]): Wrong => {
      return [['quorum'], `A “${after}” finding needs fewer people than a “${before}” one.`];
    }),
  ];
}

/** Stronger controls never leave more risk; more inherent risk never leaves less. */
function residual({ residualRisk: matrix }: Policy): Wrong[] {
  const rank = (inherent: (typeof riskLevels)[number], strength: (typeof controlStrengths)[number]) =>
    riskLevels.indexOf(matrix[inherent][strength]);
  const along = riskLevels.flatMap((inherent) =>
    falls(controlStrengths, (strength) => -rank(inherent, strength)).map(([weaker, stronger]): Wrong => {
      return [
        ['residualRisk', inherent],
        `In the row “${inherent}”, “${stronger}” controls leave more risk than “${weaker}” ones.`,
      ];
    }),
  );
  const down = controlStrengths.flatMap((strength) =>
    falls(riskLevels, (inherent) => rank(inherent, strength)).map(([less, more]): Wrong => {
      return [['residualRisk', more], `With “${strength}” controls, “${more}” inherent risk leaves less risk than “${less}”.`];
    }),
  );
  return [...along, ...down];
}

function severity({ severity: table }: Policy): Wrong[] {
  const weights = ['5', '10', '20'] as const;
  const along = weights.flatMap((weight) =>
    falls(riskLevels, (level) => severities.indexOf(table[weight][level])).map(([less, more]): Wrong => {
      return [['severity', weight], `At weight ${weight}, a finding is milder at “${more}” risk than at “${less}” risk.`];
    }),
  );
  const down = riskLevels.flatMap((level) =>
    falls(weights, (weight) => severities.indexOf(table[weight][level])).map(([lighter, heavier]): Wrong => {
      return [['severity', heavier], `At “${level}” risk, a finding of weight ${heavier} is milder than one of weight ${lighter}.`];
    }),
  );
  return [...along, ...down];
}

/** Whoever is asked for a code at one tier is asked for it at every higher one. */
function codes({ document, value: { codeTiers = [] } }: SourcedPolicy): Problem[] {
  if (!Object.hasOwn(document.value as object, 'codeTiers')) return [];
  const asked = (tier: Tier) => (codeTiers.includes(tier) ? 1 : 0);
  return [
    ...repeated(
      'tier',
      codeTiers.map((tier, at) => ({ name: tier, place: document, path: ['codeTiers', at] })),
      'codeTiers',
    ),
    ...falls(tiers, asked).map(([lower, higher]) =>
      problemAt(document, ['codeTiers'], `The ${lower} tier asks for a code, but the ${higher} tier does not.`),
    ),
  ];
}
