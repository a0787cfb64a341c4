import * as z from 'zod';

/**
 * What procurement states about an AI system before anything is asked of the vendor. Every fact is a closed choice; the
 * policy's published table gives each choice its points (design section 5, inherent risk). Order: least to most risk.
 */
export const intakeFactChoices = {
  dataSensitivity: ['none', 'internal', 'personal', 'special-category'],
  impactOnPeople: ['none', 'minor', 'significant', 'legal-or-similar'],
  autonomy: ['assists', 'recommends', 'decides-with-review', 'decides-alone'],
  scale: ['under-100', 'under-10000', 'under-1000000', 'over-1000000'],
  replaceability: ['easy', 'moderate', 'hard'],
  aiActClass: ['minimal', 'limited', 'general-purpose', 'high-risk'],
} as const;

export type IntakeFactName = keyof typeof intakeFactChoices;
export const intakeFactNames = Object.keys(intakeFactChoices) as IntakeFactName[];

export const IntakeFacts = z.strictObject({
  dataSensitivity: z.enum(intakeFactChoices.dataSensitivity),
  impactOnPeople: z.enum(intakeFactChoices.impactOnPeople),
  autonomy: z.enum(intakeFactChoices.autonomy),
  scale: z.enum(intakeFactChoices.scale),
  replaceability: z.enum(intakeFactChoices.replaceability),
  aiActClass: z.enum(intakeFactChoices.aiActClass),
});
export type IntakeFacts = z.infer<typeof IntakeFacts>;
