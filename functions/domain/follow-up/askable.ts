import { currentScorecard, currentSubmission } from '../answers/revisions.ts';
import { type VisibleSection, visibleSectionsOfAnswers } from '../answers/visible-questions.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Policy } from '../catalog/policy.ts';
import type { ApprovalRequest } from '../deciding/approval.ts';
import { endedByRejection } from '../deciding/decide.ts';
import { isLive } from '../deciding/request-plan.ts';
import { GENERAL_DOMAIN } from '../judgement/general-findings.ts';
import type { AssessmentFile } from '../ports.ts';
import { openFollowUp } from './follow-up.ts';

/** Why the vendor cannot be asked about single answers now. */
export type WhyNotAsk =
  /** Nothing is submitted and judged, or all is over. */
  | 'not-awaiting-decision'
  /** The vendor is answering a round. */
  | 'round-open'
  /** The policy knows no follow-up questions. */
  | 'not-in-policy'
  | 'rounds-used-up'
  /** Everybody has decided, or one rejection ended it for all: the outcome is being recorded. */
  | 'decided'
  /** An exception's time is over, and the sweep is about to close it. */
  | 'lapsing';

/** Whether somebody may ask the vendor again; `now`: an instant. Who may is for the caller to say. */
export function whyNotAsk(
  { assessment, followUps, requests }: Pick<AssessmentFile, 'assessment' | 'followUps' | 'requests'>,
  policy: Pick<Policy, 'followUp' | 'approval'>,
  now: string,
): WhyNotAsk | undefined {
  const rounds = policy.followUp?.rounds ?? 0;
  if (openFollowUp(followUps)) return 'round-open';
  if (assessment.status !== 'awaiting-decision') return 'not-awaiting-decision';
  const open = requests.filter(({ status }) => status === 'open');
  if (open.length === 0 || endedByRejection(requests.filter(isLive), policy)) return 'decided';
  if (rounds === 0) return 'not-in-policy';
  if (followUps.length >= rounds) return 'rounds-used-up';
  return open.some(({ lapsesAt }) => lapsesAt <= now) ? 'lapsing' : undefined;
}

/**
 * The questions of the current answers that may be asked about, by section: all that were visible, or, from a request, those of
 * its findings. A general finding is about the response as a whole, so such a request may ask about every answer.
 */
export function askableQuestions(file: AssessmentFile, catalog: Catalog, request?: ApprovalRequest): VisibleSection[] {
  const submission = currentSubmission(file);
  if (!submission) return [];
  const { tier, supplierRole, answers } = submission;
  const sections = visibleSectionsOfAnswers(catalog.questionnaire, tier, supplierRole, answers);
  if (!request) return sections;
  const findings = currentScorecard(file)?.findings.filter(({ id }) => request.findingIds.includes(id)) ?? [];
  if (findings.some(({ domain }) => domain === GENERAL_DOMAIN)) return sections;
  const ids = new Set(findings.flatMap(({ questionIds }) => questionIds));
  return sections.flatMap(({ section, questions }) => {
    const asked = questions.filter(({ id }) => ids.has(id));
    return asked.length > 0 ? [{ section, questions: asked }] : [];
  });
}
