import * as z from 'zod';
import { intakeFactChoices } from '../judgement/intake-facts.ts';
import {
  BasisPoints,
  controlStrengths,
  OwningRole,
  RiskLevel,
  riskLevels,
  Severity,
  severities,
  Tier,
  tiers,
} from '../vocabulary.ts';
import { BusinessCalendar } from './business-calendar.ts';
import { SlugId } from './questionnaire.ts';

const points = z.int().min(0).max(100);
const factPoints = <K extends keyof typeof intakeFactChoices>(name: K) => z.record(z.enum(intakeFactChoices[name]), points);
const days = z.int().min(0).max(4000);

/** What happens to whoever waits: all numbers are policy days after the wait began. */
const Patience = z.strictObject({
  dueDays: days,
  reminderDays: z.array(days),
  /** When the requester is told. */
  escalateDays: days,
  /** When the wait ends by itself; never an approval. */
  lapseDays: days,
});

/**
 * How long the owners of a risk may take: business days of the policy's calendar after they were asked. First they are reminded, then
 * their deputies are asked too, then the head of the role; at the end the request lapses, which counts as not approved.
 */
const Sla = z
  .strictObject({ dueDays: days, reminderDays: z.array(days).max(5), deputyDays: days, headDays: days, lapseDays: days })
  .refine(({ deputyDays, headDays, lapseDays }) => deputyDays <= headDays && headDays < lapseDays, {
    message: 'Deputies are asked first, then the head, and then the request lapses',
  });

/** Which role owns a finding that fits all that is named; `also`: besides the role that owns it otherwise. */
const RoutingRule = z.strictObject({
  domains: z.array(SlugId).min(1).optional(),
  atLeast: Severity.optional(),
  tiers: z.array(Tier).min(1).optional(),
  aiActClasses: z.array(z.enum(intakeFactChoices.aiActClass)).min(1).optional(),
  role: OwningRole,
  effect: z.enum(['owns', 'also']),
});
export type RoutingRule = z.infer<typeof RoutingRule>;

const bySeverity = <T extends z.ZodType>(value: T) => z.record(z.enum(severities), value);

/** What an overdue condition makes of the outcome. */
export const overdueEffects = ['valid', 'suspended', 'withdrawn'] as const;
export const OverdueEffect = z.enum(overdueEffects);
export type OverdueEffect = z.infer<typeof OverdueEffect>;

/** One policy: how answers are judged, what clears by itself, who is asked how often, how long an outcome holds. */
export const Policy = z.strictObject({
  id: SlugId,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(1),
  /** Length of a policy day in seconds: 86400, or 10 in the demo policy. */
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
  quorum: bySeverity(z.int().min(1).max(5)),
  /** Business days: weekends, holidays and the time zone they are meant in. Dates that people type are days of it. */
  calendar: BusinessCalendar,
  approval: z.strictObject({
    /** The first rule that fits says who owns a finding; where none does, its criterion. */
    routing: z.array(RoutingRule).max(50),
    /** All owners at once, or one role after the other. */
    order: z.enum(['parallel', 'sequential']),
    mode: bySeverity(z.enum(['any', 'all'])),
    /** What one rejection ends: the request it was made on, or everybody's. */
    rejectionEnds: z.enum(['request', 'assessment']),
    sla: bySeverity(Sla),
    /** How long an accepted risk stays accepted at most, in policy days, by the worst finding of its request. */
    acceptanceDays: bySeverity(days),
  }),
  conditions: z.strictObject({
    /** By the worst finding of the request that set it. */
    overdue: bySeverity(OverdueEffect),
    /** Policy days before the due date on which its owner is reminded. */
    reminderDaysBefore: z.array(days).max(5),
    /** Policy days after which an unanswered report, or an overdue condition, is said again, and again; absent: 7. */
    againDays: z.int().min(1).max(4000).optional(),
  }),
  /** What the vendor is told of the outcome: that it ended, its result, or also the conditions that are theirs to meet. */
  vendorHears: z.enum(['end', 'result', 'conditions']),
  response: Patience,
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
