import { mailTexts } from '../../texts/mails.ts';
import { atTime } from '../../web/when.ts';
import { type RenderedMail, render } from './letter.tsx';
import { byPhone, type ToVendor, vendorFooter } from './to-vendor.ts';

/** Confirms to the vendor what arrived and when. The fingerprint identifies exactly what was submitted; it tells no answer. */
export function receipt(
  mail: ToVendor & {
    submittedAt: string;
    submittedBy: string;
    /** The reader submitted it; false: somebody else did. */
    isOwn: boolean;
    /** It is the reply to follow-up questions. */
    isFollowUp: boolean;
    fingerprint: string;
  },
): RenderedMail {
  const { parties, language, submittedBy } = mail;
  const { receipt: words, subject, frame } = mailTexts(language);
  const own = mail.isFollowUp ? words.ownFollowUp : words.own;
  const other = mail.isFollowUp ? words.followUpByColleague : words.byColleague;
  return render({
    language,
    subject: `Re: ${subject(parties)}`,
    preview: words.preview(parties),
    to: mail.to,
    body: [
      { p: mail.isOwn ? own(parties) : other(parties, submittedBy) },
      {
        facts: [
          [words.submitted, atTime(mail.submittedAt, language)],
          [words.by, submittedBy],
          [frame.reference, parties.reference],
          [words.fingerprint, mail.fingerprint],
        ],
      },
      { p: words.fixed },
      { p: words.correct(parties) },
      ...byPhone(parties.requester),
    ],
    footer: vendorFooter(mail),
  });
}
