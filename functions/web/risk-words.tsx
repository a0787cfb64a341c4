import type {
  ControlStrength,
  EvidenceKind,
  EvidenceStrength,
  RiskLevel,
  Severity,
  SupplierRole,
  Tier,
} from '../domain/vocabulary.ts';

/** The closed vocabularies in words; colour never speaks alone. */
export const riskLevelWords: Record<RiskLevel, string> = {
  'very-low': 'Very low',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very high',
};
export const tierWords: Record<Tier, string> = { low: 'Low', standard: 'Standard', high: 'High' };
export const severityWords: Record<Severity, string> = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };
export const strengthWords: Record<ControlStrength, string> = {
  'very-weak': 'Very weak',
  weak: 'Weak',
  moderate: 'Moderate',
  strong: 'Strong',
  'very-strong': 'Very strong',
};
export const evidenceStrengthWords: Record<EvidenceStrength, string> = {
  claim: 'claim only',
  document: "supplier's document",
  independent: 'independent proof',
};
export const evidenceKindWords: Record<EvidenceKind, string> = {
  certificate: 'Certificate',
  'audit-report': 'Audit report',
  'model-card': 'Model card',
  'test-report': 'Test report',
  policy: 'Policy',
  other: 'Other document',
};
export const supplierRoleWords: Record<SupplierRole, string> = {
  developer: 'AI developer: builds the model or the system itself',
  provider: "AI provider: offers a product built on other parties' models",
};

type Tone = 'ok' | 'warn' | 'bad' | 'plain';
const levelTone: Record<RiskLevel, Tone> = { 'very-low': 'ok', low: 'ok', medium: 'warn', high: 'bad', 'very-high': 'bad' };
const severityTone: Record<Severity, Tone> = { low: 'plain', medium: 'warn', high: 'bad', critical: 'bad' };

export const Tag = ({ tone, text }: { tone: Tone; text: string }) => <span class={`tag ${tone}`}>{text}</span>;
export const RiskTag = ({ level }: { level: RiskLevel }) => <Tag tone={levelTone[level]} text={riskLevelWords[level]} />;
export const SeverityTag = ({ severity }: { severity: Severity }) => (
  <Tag tone={severityTone[severity]} text={severityWords[severity]} />
);

/** Basis points as people read them, rounded down so that nothing looks better than it is: 8745 → `87.4 %`. `null` → `no score`. */
export const percent = (basisPoints: number | null): string =>
  basisPoints === null ? 'no score' : `${Math.floor(basisPoints / 10) / 10} %`;
