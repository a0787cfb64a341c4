import type { OutcomeResult } from '../../domain/assessment.ts';
import type { Policy } from '../../domain/catalog/policy.ts';
import { mailTexts } from '../../texts/mails.ts';
import { percent } from '../../web/risk-words.tsx';
import { atTime, onDay } from '../../web/when.ts';
import { type AboutCondition, conditionLine } from './condition-facts.ts';
import { type VendorCondition, vendorConditionFacts } from './condition-to-vendor.ts';
import { type Block, type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';
import { byPhone, type ToVendor, vendorFooter } from './to-vendor.ts';

const clearedForUse: Record<OutcomeResult, string> = {
  approved: 'is cleared for use',
  'approved-with-conditions': 'is cleared for use with conditions',
  rejected: 'is not cleared for use',
};

export type Basis = 'cleared-by-policy' | 'decided-by-people' | 'no-decision-in-time';
const basisWords: Record<Basis, string> = {
  'cleared-by-policy': 'cleared by the policy, without anybody deciding',
  'decided-by-people': 'decided by the owners of the risks',
  'no-decision-in-time': 'nobody decided in time, which counts as not approved',
};

const notTold: Partial<Record<Policy['vendorHears'], string>> = {
  end: 'The supplier is told only that the assessment has ended: tell them the result and their conditions yourself.',
  result: 'The supplier is told the result, but no conditions: tell them yourself which are theirs.',
};

/** Answers procurement's one question: is this system cleared for use, until when, on what conditions? */
export function outcomeToRequester(mail: {
  parties: Parties;
  to: string;
  result: OutcomeResult;
  /** Why an approval does not hold at the moment of sending, as a sentence. */
  holdsNot: string | undefined;
  basis: Basis;
  validUntil: string;
  nextReviewAt: string;
  decidedAt: string;
  /** Basis points; null when nothing applied. */
  overall: number | null;
  residualRisk: string;
  conditions: AboutCondition[];
  /** Accepted risks, in words. */
  acceptances: string[];
  /** SHA-256 of the outcome's canonical bytes. */
  fingerprint: string;
  isSigned: boolean;
  vendorHears: Policy['vendorHears'];
  /** The supplier has conditions to meet. */
  vendorMustAct: boolean;
  page: string;
}): RenderedMail {
  const { parties, result, holdsNot } = mail;
  const isYes = result !== 'rejected' && !holdsNot;
  const cleared = clearedForUse[isYes ? result : 'rejected'];
  const untold = mail.vendorMustAct ? notTold[mail.vendorHears] : undefined;
  return render({
    subject: `${parties.system} by ${parties.supplier} ${cleared} (${parties.reference})`,
    preview: isYes ? `Valid until ${onDay(mail.validUntil)}.` : (holdsNot ?? 'The assessment has ended.'),
    to: mail.to,
    body: [
      { p: `The assessment has ended: ${parties.system} by ${parties.supplier} ${cleared}.` },
      ...(holdsNot ? [{ p: `It was approved, but that does not hold now. ${holdsNot}` }] : []),
      {
        facts: [
          ['Decided', `${atTime(mail.decidedAt)}: ${basisWords[mail.basis]}`],
          ...((isYes
            ? [
                ['Valid until', atTime(mail.validUntil)],
                ['Next review', onDay(mail.nextReviewAt)],
              ]
            : []) as [string, string][]),
          ['Score', mail.overall === null ? 'none: nothing applied' : percent(mail.overall)],
          ['Residual risk', mail.residualRisk.replace('-', ' ')],
          [mail.isSigned ? 'Signed; fingerprint' : 'Fingerprint', mail.fingerprint],
        ],
      },
      ...listed('Conditions:', mail.conditions.map(conditionLine)),
      ...listed('Accepted risks:', mail.acceptances),
      ...(untold ? [{ p: untold }] : []),
      { button: 'See the clearance', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}

const listed = (title: string, list: string[]): Block[] => (list.length > 0 ? [{ p: title }, { list }] : []);

/**
 * Tells the vendor that the assessment has ended, and no more than the policy lets them hear: never who decided, why, or what fell
 * short. `result` undefined: the result is for the buyer to tell, person to person; `holdsNot`: an approval that is over or suspended by the
 * time of sending; `conditions`: those that are theirs to meet.
 */
export function outcomeToVendor(
  mail: ToVendor & {
    result: OutcomeResult | undefined;
    holdsNot: 'ended' | 'suspended' | undefined;
    conditions: VendorCondition[] | undefined;
  },
): RenderedMail {
  const { parties, language, result, holdsNot, conditions } = mail;
  const texts = mailTexts(language);
  const { outcome: words, subject, frame } = texts;
  const results = { approved: words.approved, 'approved-with-conditions': words.withConditions, rejected: words.rejected };
  const theirs = result === 'approved-with-conditions' && holdsNot !== 'ended' ? conditions : undefined;
  const isAsked = theirs !== undefined && theirs.length > 0;
  return render({
    language,
    subject: `Re: ${subject(parties)}`,
    preview: words.preview,
    to: mail.to,
    body: [
      { p: words.lead(parties) },
      ...(result ? [{ p: results[result](parties) }] : []),
      ...(result && holdsNot ? [{ p: words[holdsNot] }] : []),
      ...(theirs ? [{ p: isAsked ? words.yours(theirs.length) : words.noneYours }] : []),
      ...(theirs ?? []).map((condition) => vendorConditionFacts(condition, texts, language)),
      ...(isAsked ? [{ p: words.report(theirs.length) }, { p: frame.anyQuestions(parties) }] : [{ p: words.next(parties) }]),
      ...byPhone(parties.requester),
    ],
    footer: vendorFooter(mail),
  });
}
