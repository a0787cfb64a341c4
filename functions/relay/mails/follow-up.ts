import { mailTexts } from '../../texts/mails.ts';
import { type Block, type RenderedMail, render } from './letter.tsx';
import { type AskingVendor, aboutTheLink, byPhone, howToTellItIsGenuine, responseFacts, vendorFooter } from './to-vendor.ts';

/** Mailboxes cut long mails: the page shows the rest. */
const SHOWN = 10;

/** Puts follow-up questions to the vendor: which question, and what the asker wants to know about it. Never what was answered. */
export function followUp(
  mail: AskingVendor & {
    /** Who asks, by name. */
    asker: string;
    /** The question as it was asked first, and the asker's words. */
    asked: { question: string; text: string }[];
  },
): RenderedMail {
  const { parties, language, asker, asked, closesAt } = mail;
  const { followUp: words, subject, frame } = mailTexts(language);
  const more = asked.length - SHOWN;
  return render({
    language,
    subject: `Re: ${subject(parties)}`,
    preview: words.preview(parties, asker, asked.length),
    to: mail.to,
    body: [
      { p: words.lead(parties, asker, asked.length) },
      ...asked.slice(0, SHOWN).flatMap(({ question, text }): Block[] => [{ p: question }, { quote: text.trim(), by: asker }]),
      ...(more > 0 ? [{ p: words.more(more) }] : []),
      { facts: responseFacts(mail) },
      { button: words.button, url: mail.link },
      { list: [words.onlyThese, ...aboutTheLink(mail), words.colleagues] },
      ...(closesAt ? [{ p: words.closes(parties, closesAt) }] : []),
      { p: frame.anyQuestions(parties) },
      ...byPhone(parties.requester),
      howToTellItIsGenuine(mail),
    ],
    footer: vendorFooter(mail),
  });
}
