import type { OutcomeResult } from '../../domain/assessment.ts';
import { mailTexts } from '../../texts/mails.ts';
import { atTime, onDay } from '../../web/when.ts';
import { type RenderedMail, render } from './letter.tsx';
import { oneLine } from './one-line.ts';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';
import { type ToVendor, vendorFooter } from './to-vendor.ts';

const clearedForUse: Record<OutcomeResult, string> = {
  approved: 'is cleared for use',
  'approved-with-conditions': 'is cleared for use with conditions',
  rejected: 'is not cleared for use',
};

/** Answers procurement's one question: is this system cleared for use, until when, on what conditions? */
export function outcomeToRequester(mail: {
  parties: Parties;
  to: string;
  result: OutcomeResult;
  validUntil: string;
  decidedAt: string;
  /** Basis points; null when nothing applied. */
  overall: number | null;
  residualRisk: string;
  conditions: { text: string; dueOn: string }[];
  page: string;
}): RenderedMail {
  const { parties } = mail;
  const cleared = clearedForUse[mail.result];
  return render({
    subject: `${parties.system} by ${parties.supplier} ${cleared} (${parties.reference})`,
    preview: mail.result === 'rejected' ? 'The assessment has ended.' : `Valid until ${onDay(mail.validUntil)}.`,
    to: mail.to,
    body: [
      { p: `The assessment has ended: ${parties.system} by ${parties.supplier} ${cleared}.` },
      {
        facts: [
          ['Decided', atTime(mail.decidedAt)],
          ...(mail.result === 'rejected' ? [] : [['Valid until', atTime(mail.validUntil)] as [string, string]]),
          ['Score', mail.overall === null ? 'none: nothing applied' : `${(mail.overall / 100).toFixed(2)} of 100`],
          ['Residual risk', mail.residualRisk.replace('-', ' ')],
        ],
      },
      ...(mail.conditions.length > 0
        ? [{ p: 'Conditions:' }, { list: mail.conditions.map(({ text, dueOn }) => `${oneLine(text, 300)} (by ${onDay(dueOn)})`) }]
        : []),
      { button: 'See the outcome', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}

/** Tells the vendor that the assessment has ended. The result is for the buyer to tell, person to person. */
export function outcomeToVendor(mail: ToVendor): RenderedMail {
  const { parties, language } = mail;
  const { outcome: words, subject } = mailTexts(language);
  return render({
    language,
    subject: `Re: ${subject(parties)}`,
    preview: words.preview,
    to: mail.to,
    body: [{ p: words.lead(parties) }, { p: words.next(parties) }],
    footer: vendorFooter(mail),
  });
}
