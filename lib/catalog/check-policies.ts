import { type IntakeFactName, intakeFactChoices, intakeFactNames } from '../../functions/domain/intake-facts.ts';
import type { Policy } from '../../functions/domain/policy.ts';
import { controlStrengths, riskLevels, severities, tiers } from '../../functions/domain/vocabulary.ts';
import { repeated } from './check-repeats.ts';
import type { ParsedCatalog, SourcedPolicy } from './parse-catalog.ts';
import { type Path, type Problem, problemAt } from './problem.ts';

/** What a policy that builds on another may say for itself; the rest must be the same, or the demo would prove nothing. */
const OWN = ['extends', 'id', 'title', 'secondsPerDay'];
type Wrong = [path: Path, message: string];

/** Tables that only ever go one way, waits in their order, and a demo that differs in its clock alone. */
export function checkPolicies({ policies }: ParsedCatalog): Problem[] {
  const ids = policies.map(({ document, value }) => ({ name: value.id, place: document, path: ['id'] }));
  return [...repeated('policy', ids), ...policies.flatMap((policy) => (policy.extends ? ownKeys(policy) : checkPolicy(policy)))];
}

function ownKeys({ document, extends: base }: SourcedPolicy): Problem[] {
  return Object.keys(document.value as object)
    .filter((key) => !OWN.includes(key))
    .map((key) =>
      problemAt(document, [key], `This policy may differ from “${base}” only in id, title and secondsPerDay, not in “${key}”.`),
    );
}

function checkPolicy({ document, value }: SourcedPolicy): Problem[] {
  const wrong = [...inherentTables(value), ...scales(value), ...residual(value), ...severity(value), ...patience(value)];
  return wrong.map(([path, message]) => problemAt(document, path, message));
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

function patience(policy: Policy): Wrong[] {
  const waits = (['response', 'decision'] as const).flatMap((wait): Wrong[] => {
    const { dueDays, reminderDays, escalateDays, lapseDays } = policy[wait];
    const ascending = reminderDays.every((day, at) => at === 0 || day > (reminderDays[at - 1] ?? 0));
    return [
      ...(ascending && (reminderDays.at(-1) ?? 0) < lapseDays
        ? []
        : [[[wait, 'reminderDays'], 'Reminders must come one after the other, and before the wait ends.'] satisfies Wrong]),
      ...(dueDays <= escalateDays && escalateDays < lapseDays
        ? []
        : [[[wait], 'The order must be: due, then escalated, then ended (dueDays, escalateDays, lapseDays).'] satisfies Wrong]),
    ];
  });
  if (policy.linkDays >= policy.response.lapseDays) return waits;
  return [...waits, [['linkDays'], 'The link would stop working before the vendor’s time is over (response, lapseDays).']];
}

/** Thresholds of an ordered vocabulary: the first begins at 0, each next one strictly later. */
function rises<T extends string>(scale: readonly T[], begins: Readonly<Record<T, number>>, path: Path): Wrong[] {
  return scale.flatMap((member, at): Wrong[] => {
    const before = scale[at - 1];
    if (before === undefined) return begins[member] === 0 ? [] : [[[...path, member], `“${member}” must begin at 0.`]];
    return begins[member] > begins[before] ? [] : [[[...path, member], `“${member}” must begin later than “${before}”.`]];
  });
}

/** Neighbours on a scale where the number goes down. */
function falls<T>(scale: readonly T[], number: (member: T) => number): [before: T, after: T][] {
  return scale.flatMap((after, at) => {
    const before = scale[at - 1];
    return before !== undefined && number(after) < number(before) ? [[before, after] as [T, T]] : [];
  });
}
