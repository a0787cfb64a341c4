import { currentScorecard, currentSubmission } from '../answers/revisions.ts';
import type { Assessment } from '../assessment.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { clearanceConditions } from '../outcome/clearance-of.ts';
import { decideOutcome } from '../outcome/outcome.ts';
import { signatureHolds } from '../outcome/signature.ts';
import { unlessMet } from '../outcome/unless-met.ts';
import type { AssessmentFile } from '../ports.ts';
import type { AuditEvent } from './audit-event.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import { type Check, check } from './verify-check.ts';
import { requireEvents } from './verify-events.ts';
import { verifyAcceptances, verifyConditions, verifySuccession } from './verify-what-follows.ts';

/**
 * The outcome follows from the frozen answers, the catalog and the decisions, byte for byte; it is signed, and what rests on it is what it
 * says. `publicKey` (base64, as in `Signature.publicKey`): whose signature it must be; without it, only that somebody's key made it.
 */
export function verifyOutcome(file: AssessmentFile, catalog: Catalog, { publicKey }: { publicKey?: string } = {}): Check[] {
  const { assessment, outcome, signature } = file;
  return [
    check('outcome', outcome ? `${outcome.result}, the same bytes when computed again` : 'none yet', () => {
      const problems = requireEvents(file.events, 'outcome-recorded', 'outcome', outcome ? [hashOf(outcome)] : []);
      if ((assessment.status === 'decided') !== (outcome !== undefined))
        problems.push(`the status is ${assessment.status} and the outcome is ${outcome ? 'stored' : 'missing'}`);
      if (!outcome) return assessment.outcome ? [...problems, 'the head names an outcome that is not stored'] : problems;
      const named: Assessment['outcome'] = {
        ...{ result: outcome.result, validUntil: outcome.validUntil, hash: hashOf(outcome), at: outcome.decidedAt },
        ...sinceOf(file.events),
        // Heads from before this was kept have none until a condition is answered.
        ...(assessment.outcome?.unlessMet && { unlessMet: unlessMet(clearanceConditions(outcome, file.conditions)) }),
      };
      if (canonicalJson(named) !== canonicalJson(assessment.outcome ?? null))
        problems.push('the head names another outcome, or says something else of it than the trail');
      const submission = currentSubmission(file);
      const scorecard = currentScorecard(file);
      if (!submission || !scorecard) return [...problems, 'there is no submission or scorecard to recompute it from'];
      const again = decideOutcome({
        assessment,
        submission,
        submissionHash: hashOf(submission),
        scorecard,
        scorecardHash: hashOf(scorecard),
        requests: file.requests,
        policy: catalog.policy,
        decidedAt: outcome.decidedAt,
      });
      if (canonicalJson(again) !== canonicalJson(outcome)) problems.push('the outcome does not follow from what is stored');
      return problems;
    }),
    check('signature', outcome ? signedBy(publicKey) : 'nothing to sign yet', () => {
      if (!outcome) return signature ? ['there is a signature, but no outcome'] : [];
      if (!signature) return ['the outcome is not signed'];
      if (!signatureHolds(outcome, signature)) return ['the signature was not made over this outcome'];
      return publicKey && signature.publicKey !== publicKey ? ['it is signed with another key than the given one'] : [];
    }),
    verifyConditions(file),
    verifyAcceptances(file, catalog),
    verifySuccession(file),
  ];
}

const signedBy = (publicKey: string | undefined): string =>
  publicKey
    ? 'the given key signed exactly this outcome'
    : 'the key beside it signed exactly this outcome; whose key that is was not asked';

const isStanding = (standing: unknown): standing is 'valid' | 'suspended' | 'withdrawn' =>
  standing === 'valid' || standing === 'suspended' || standing === 'withdrawn';

/** What became of the outcome since, as the trail tells it. */
function sinceOf(events: readonly AuditEvent[]): Pick<NonNullable<Assessment['outcome']>, 'since'> {
  let since: NonNullable<Assessment['outcome']>['since'];
  for (const { type, at, data } of events) {
    const { standing, validUntil } = data;
    const before = since?.standing ?? 'valid';
    if (type === 'outcome-expired') since = { standing: 'expired', at: String(validUntil) };
    else if (type === 'condition-overdue' && (standing === 'suspended' || standing === 'withdrawn') && standing !== before)
      since = { standing, at };
    // An answer says so only where it found another standing than the trail knew: one that a late sweep would have told, too.
    else if ((type === 'condition-accepted' || type === 'condition-refused') && isStanding(standing)) since = { standing, at };
  }
  return since ? { since } : {};
}
