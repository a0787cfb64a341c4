import { mailTexts } from '../../texts/mails.ts';
import { type RenderedMail, render } from './letter.tsx';
import { type AskingVendor, aboutTheLink, byPhone, howToTellItIsGenuine, responseFacts, vendorFooter } from './to-vendor.ts';

/** Reminds the vendor, under the invitation, with a fresh link. `isFollowUp`: of the reply to follow-up questions. */
export function responseReminder(mail: AskingVendor & { isFollowUp: boolean }): RenderedMail {
  const { parties, language, dueAt, closesAt, isFollowUp } = mail;
  const { reminder: words, followUp, subject } = mailTexts(language);
  const lead = isFollowUp ? words.followUp(parties, mail.questions) : words.lead(parties);
  const due = dueAt ? ` ${words.due(dueAt, dueAt < mail.now)}` : '';
  const closes = closesAt && (isFollowUp ? followUp.closes(parties, closesAt) : words.closes(closesAt));
  return render({
    language,
    subject: `Re: ${subject(parties)}`,
    preview: `${words.preview(parties)}${due}`,
    to: mail.to,
    body: [
      { p: `${lead}${due}` },
      { facts: responseFacts(mail) },
      { button: words.button, url: mail.link },
      { p: words.saved },
      ...(closes ? [{ p: closes }] : []),
      { list: aboutTheLink(mail) },
      { p: words.moreTime(parties) },
      ...byPhone(parties.requester),
      howToTellItIsGenuine(mail),
    ],
    footer: vendorFooter(mail),
  });
}
