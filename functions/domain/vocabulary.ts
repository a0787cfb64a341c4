import * as z from 'zod';

/** The closed vocabularies of the field. Order matters where it is a scale: first is lowest. */
export const riskLevels = ['very-low', 'low', 'medium', 'high', 'very-high'] as const;
export const RiskLevel = z.enum(riskLevels);
export type RiskLevel = z.infer<typeof RiskLevel>;

/** How strong the supplier's controls are, from the overall score (design section 5). */
export const controlStrengths = ['very-weak', 'weak', 'moderate', 'strong', 'very-strong'] as const;
export const ControlStrength = z.enum(controlStrengths);
export type ControlStrength = z.infer<typeof ControlStrength>;

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

/** The tier sets which questions are asked. */
export const tiers = ['low', 'standard', 'high'] as const;
export const Tier = z.enum(tiers);
export type Tier = z.infer<typeof Tier>;

/** The supplier's role for the AI system it offers (ISO/IEC 22989 terms). */
export const supplierRoles = ['developer', 'provider'] as const;
export const SupplierRole = z.enum(supplierRoles);
export type SupplierRole = z.infer<typeof SupplierRole>;

/** The roles in the buying organisation that own supplier risks. */
export const owningRoles = ['ai-governance', 'data-protection', 'security', 'legal', 'business-owner'] as const;
export const OwningRole = z.enum(owningRoles);
export type OwningRole = z.infer<typeof OwningRole>;

export const owningRoleTitles: Record<OwningRole, string> = {
  'ai-governance': 'AI governance',
  'data-protection': 'Data protection',
  security: 'Security',
  legal: 'Legal',
  'business-owner': 'Business owner',
};

export const evidenceKinds = ['certificate', 'audit-report', 'model-card', 'test-report', 'policy', 'other'] as const;
export const EvidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** claim < document < independent (design section 5). */
export const evidenceStrengths = ['claim', 'document', 'independent'] as const;
export const EvidenceStrength = z.enum(evidenceStrengths);
export type EvidenceStrength = z.infer<typeof EvidenceStrength>;

/** Staff groups of the user pool. */
export const staffGroups = ['procurement', 'risk-owner', 'auditor', 'admin'] as const;
export const StaffGroup = z.enum(staffGroups);
export type StaffGroup = z.infer<typeof StaffGroup>;

/** Integer in basis points, 0..10000. */
export const BasisPoints = z.int().min(0).max(10_000);
/** RFC 3339 instant in UTC with milliseconds, as `Date.toISOString` writes it. */
export const Instant = z.iso.datetime({ precision: 3 });
/** Lower-case hex SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Calendar date, YYYY-MM-DD. */
export const CalendarDate = z.iso.date();
