import { CYCLE_MONTHS } from '../../domain/answers/evidence.ts';
import type { CertificateScheme } from '../../domain/answers/submission.ts';
import { monthsAfter } from '../../domain/time/calendar.ts';
import type { PortalTexts } from '../../texts/portal.ts';

/** When a document was issued, lapses, and was last confirmed. Calendar dates. */
export interface Dates {
  issuedOn?: string;
  expiresOn?: string;
  scheme?: CertificateScheme;
  surveillanceOn?: string;
}

export interface FieldProblem {
  name: string;
  message: string;
}

/** Certificates are dated a little before or after the decision that starts their three years. */
const SLACK_MONTHS = 3;
/** Where a day begins first, it is 14 hours later than in UTC. */
const EARLIEST_DAY = 14 * 3_600_000;

/** What cannot be true together, or is missing. `at`: the instant of asking. */
export function dateContradictions(t: PortalTexts['evidenceForm'], dates: Dates, at: string): FieldProblem[] {
  const { issuedOn, expiresOn, scheme, surveillanceOn } = dates;
  const today = new Date(Date.parse(at) + EARLIEST_DAY).toISOString().slice(0, 10);
  const ofCycle = scheme === 'iso-42001' || scheme === 'iso-27001';
  const problems: FieldProblem[] = [];
  // ISO dates compare as text.
  if (ofCycle && !issuedOn) problems.push({ name: 'issuedOn', message: t.issuedMissing });
  if (issuedOn && issuedOn > today) problems.push({ name: 'issuedOn', message: t.notYet });
  if (surveillanceOn && surveillanceOn > today) problems.push({ name: 'surveillanceOn', message: t.notYet });
  if (surveillanceOn && issuedOn && surveillanceOn < issuedOn)
    problems.push({ name: 'surveillanceOn', message: t.auditBeforeIssued });
  if (surveillanceOn && expiresOn && surveillanceOn > expiresOn)
    problems.push({ name: 'surveillanceOn', message: t.auditAfterExpiry });
  if (expiresOn && issuedOn && expiresOn < issuedOn) problems.push({ name: 'expiresOn', message: t.expiresBeforeIssued });
  else if (ofCycle && expiresOn && issuedOn && expiresOn > monthsAfter(issuedOn, CYCLE_MONTHS + SLACK_MONTHS))
    problems.push({ name: 'expiresOn', message: t.longerThanACycle });
  return problems;
}
