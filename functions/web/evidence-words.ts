import { AUDIT_MONTHS, type EvidenceStanding, type Proof } from '../domain/answers/evidence.ts';
import type { CertificateScheme, Evidence } from '../domain/answers/submission.ts';
import { evidenceKindWords, evidenceStrengthWords } from './risk-words.tsx';
import { onDay } from './when.ts';

const schemeWords: Record<CertificateScheme, string> = {
  'iso-42001': 'ISO/IEC 42001 certificate',
  'iso-27001': 'ISO/IEC 27001 certificate',
  other: 'Other certificate',
};

/** `ISO/IEC 42001 certificate of 3 May 2023` */
export function proofWords({ kind, scheme, issuedOn }: Proof): string {
  const what = kind === 'certificate' && scheme ? schemeWords[scheme] : evidenceKindWords[kind];
  return issuedOn ? `${what} of ${onDay(issuedOn)}` : what;
}

/** What else is known of a file, as separate facts. */
export function proofFacts({
  issuer,
  surveillanceOn,
  expiresOn,
}: Pick<Evidence, 'issuer' | 'surveillanceOn' | 'expiresOn'>): string[] {
  const facts = [
    issuer && `issued by ${issuer}`,
    surveillanceOn && `last surveillance audit ${onDay(surveillanceOn)}`,
    expiresOn && `valid until ${onDay(expiresOn)}`,
  ];
  return facts.filter((fact) => fact !== undefined && fact !== '') as string[];
}

/** As what a file counts, and why where that is less than its kind could be. */
export function standingWords(standing: EvidenceStanding): string {
  const counts = `counts as ${evidenceStrengthWords[standing.strength]}`;
  switch (standing.why) {
    case 'kind':
      return counts;
    case 'expired':
      return `valid until ${onDay(standing.lastDay)}, so it ${counts}`;
    case 'cycle-over':
      return `its three years ended on ${onDay(standing.lastDay)}, so it ${counts}`;
    case 'audit-overdue':
      return standing.lastDay
        ? `last audit more than ${AUDIT_MONTHS} months before the answers were submitted (in time until ${onDay(standing.lastDay)}), so it ${counts}`
        : `no audit of the last ${AUDIT_MONTHS} months is known, so it ${counts}`;
    case 'not-expected':
      return `independent, but not a kind of proof that this point expects, so it ${counts}`;
  }
}
