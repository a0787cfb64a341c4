import { mailTexts } from '../../texts/mails.ts';
import { type RenderedMail, render } from './letter.tsx';
import { type AskingVendor, aboutTheLink, byPhone, howToTellItIsGenuine, responseFacts, vendorFooter } from './to-vendor.ts';

/** Asks the vendor to answer: who asks, about what, until when, how long it takes, and how to tell that it is genuine. */
export function invitation(
  mail: AskingVendor & { message: string | undefined; previous: { reference: string; submittedAt: string } | undefined },
): RenderedMail {
  const { parties, language, message, previous } = mail;
  const { invitation: words, subject, frame } = mailTexts(language);
  return render({
    language,
    subject: subject(parties),
    preview: words.preview(parties, mail.questions),
    to: mail.to,
    body: [
      { p: words.lead(parties) },
      ...(message?.trim() ? [{ quote: message.trim(), by: parties.requester.name }] : []),
      { facts: responseFacts(mail) },
      { button: words.button, url: mail.link },
      {
        list: [
          ...aboutTheLink(mail),
          ...(previous ? [words.prefilled(previous.submittedAt, previous.reference)] : []),
          words.sittings,
          words.colleagues,
          words.notSure,
        ],
      },
      { p: frame.anyQuestions(parties) },
      ...byPhone(parties.requester),
      howToTellItIsGenuine(mail),
    ],
    footer: vendorFooter(mail),
  });
}
