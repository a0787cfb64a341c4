import * as z from 'zod';
import { intakeFactChoices } from './intake-facts.ts';
import { SlugId } from './questionnaire.ts';
import { BasisPoints, controlStrengths, RiskLevel, riskLevels, Severity, severities, Tier, tiers } from './vocabulary.ts';

const points = z.int().min(0).max(100);
const factPoints = <K extends keyof typeof intakeFactChoices>(name: K) => z.record(z.enum(intakeFactChoices[name]), points);
const days = z.int().min(0).max(4000);

/** What happens to whoever waits: all numbers are policy days after the wait began. */
const Patience = z.strictObject({
  dueDays: days,
  reminderDays: z.array(days),
  /** When the requester (response) or the role's other members (decision) are told. */
  escalateDays: days,
  /** When the wait ends by itself; never an approval. */
  lapseDays: days,
});

/** One policy: how answers are judged, what clears by itself, who is asked how often, how long an outcome holds. */
export const Policy = z.strictObject({
  id: SlugId,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(1),
  /** Length of a policy day in seconds: 86400, or 1 in the demo policy. */
  secondsPerDay: z.int().min(1).max(86_400),
  inherentRisk: z.strictObject({
    points: z.strictObject({
      dataSensitivity: factPoints('dataSensitivity'),
      impactOnPeople: factPoints('impactOnPeople'),
      autonomy: factPoints('autonomy'),
      scale: factPoints('scale'),
      replaceability: factPoints('replaceability'),
      aiActClass: factPoints('aiActClass'),
    }),
    /** Points from which each level begins; `very-low` begins at 0. */
    levels: z.record(z.enum(riskLevels), z.int().min(0)),
    /** Choices that lift the level to at least this, whatever the points say. */
    floors: z.array(
      z.strictObject({
        fact: z.enum(Object.keys(intakeFactChoices) as [keyof typeof intakeFactChoices]),
        choice: z.string(),
        level: RiskLevel,
      }),
    ),
    tier: z.record(z.enum(riskLevels), Tier),
  }),
  evidenceFactor: z.strictObject({ claim: BasisPoints, document: BasisPoints, independent: BasisPoints }),
  /** Overall score (basis points) from which each strength begins; `very-weak` begins at 0. No score counts as very weak. */
  controlStrength: z.record(z.enum(controlStrengths), BasisPoints),
  /** residualRisk[inherent][controlStrength]. */
  residualRisk: z.record(z.enum(riskLevels), z.record(z.enum(controlStrengths), RiskLevel)),
  /** severity[criterion weight][inherent risk]. A failed knock-out is lifted to at least `knockOutSeverity`. */
  severity: z.strictObject({
    '5': z.record(z.enum(riskLevels), Severity),
    '10': z.record(z.enum(riskLevels), Severity),
    '20': z.record(z.enum(riskLevels), Severity),
  }),
  knockOutSeverity: Severity,
  clearing: z.strictObject({
    /** Tiers that may clear without a human. */
    tiers: z.array(Tier),
    /** Worst finding that still clears. */
    worstFinding: Severity,
    /** Residual risk at or below it is within appetite. */
    appetite: RiskLevel,
  }),
  /** Different people who must approve, by the worst finding of a request. */
  quorum: z.record(z.enum(severities), z.int().min(1).max(5)),
  response: Patience,
  decision: Patience,
  /** How often the vendor may be asked about single answers, and how long each round waits; absent: never. */
  followUp: Patience.extend({ rounds: z.int().min(0).max(10) }).optional(),
  /** Tiers where a new browser must be opened with an emailed code; absent: none. */
  codeTiers: z.array(Tier).optional(),
  /** The invitation link's life in policy days. */
  linkDays: days,
  /** How long an outcome holds, and how long before its end the next review is scheduled. */
  validityDays: z.record(z.enum(tiers), days),
  reviewLeadDays: days,
});
export type Policy = z.infer<typeof Policy>;
