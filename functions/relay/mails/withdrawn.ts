import { mailTexts } from '../../texts/mails.ts';
import { type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { byPhone, type ToVendor, vendorFooter } from './to-vendor.ts';

/** What the supplier was about to do when it was withdrawn; `nothing`: its answers were given, and others had to decide. */
export type Awaited = 'answers' | 'replies' | 'nothing';

/**
 * Tells the vendor that nothing is asked of them any more, and whom to ask. Why, is the buyer's to tell. `asker`: the colleague who had asked
 * the reader; their conversation began with that.
 */
export function withdrawn(mail: ToVendor & { awaited: Awaited; asker: Parties['requester'] | undefined }): RenderedMail {
  const { parties, language, awaited, asker } = mail;
  const { withdrawn: words, delegation, subject, frame } = mailTexts(language);
  return render({
    language,
    subject: `Re: ${asker ? delegation.subject(parties, asker) : subject(parties)}`,
    preview: words.preview,
    to: mail.to,
    body: [
      { p: words.lead[awaited](parties) },
      { p: awaited === 'nothing' ? words.thanks : words.kept },
      { p: frame.anyQuestions(parties) },
      ...byPhone(parties.requester),
    ],
    footer: vendorFooter(mail),
  });
}
