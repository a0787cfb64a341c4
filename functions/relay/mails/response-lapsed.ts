import { mailTexts } from '../../texts/mails.ts';
import { type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { staffFooter } from './staff-footer.ts';
import { byPhone, type ToVendor, vendorFooter } from './to-vendor.ts';

/** Tells the requester that the time is over: the system is not cleared. */
export function responseLapsedToRequester(mail: { parties: Parties; to: string; page: string }): RenderedMail {
  const { parties } = mail;
  return render({
    subject: `Closed without an answer: ${parties.supplier}, ${parties.system} (${parties.reference})`,
    preview: 'The vendor did not answer in time. The system is not cleared for use.',
    to: mail.to,
    body: [
      { p: `${parties.supplier} did not submit its answers about ${parties.system} in time, so the assessment closed by itself.` },
      { p: 'The system is not cleared for use. If you still want it, start a new assessment.' },
      { button: 'See the assessment', url: mail.page },
    ],
    footer: staffFooter(parties, 'You get this mail because you asked for the assessment.'),
  });
}

/** Tells the vendor that the questionnaire is closed, and whom to ask. */
export function responseLapsedToVendor(mail: ToVendor): RenderedMail {
  const { parties, language } = mail;
  const { lapsed: words, subject } = mailTexts(language);
  return render({
    language,
    subject: `Re: ${subject(parties)}`,
    preview: words.preview,
    to: mail.to,
    body: [{ p: words.lead(parties) }, { p: words.again(parties) }, ...byPhone(parties.requester)],
    footer: vendorFooter(mail),
  });
}
