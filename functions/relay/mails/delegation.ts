import { reachable } from '../../texts/mail-parties.ts';
import { mailTexts } from '../../texts/mails.ts';
import { type RenderedMail, render } from './letter.tsx';
import type { Parties } from './parties.ts';
import { type AskingVendor, aboutTheLink, howToTellItIsGenuine, responseFacts } from './to-vendor.ts';

/** Hands sections to somebody at the supplier, for the colleague who asked them: they are whom to ask, and replies go to them. */
export function delegation(
  mail: AskingVendor & {
    asker: Parties['requester'];
    /** Titles in the reader's language; undefined: all sections. */
    sections: string[] | undefined;
    note: string | undefined;
    maySubmit: boolean;
    /** Who submits otherwise, by name. */
    submitter: string;
  },
): RenderedMail {
  const { parties, language, asker, sections, note } = mail;
  const { delegation: words } = mailTexts(language);
  const askedBy: [string, string][] = [
    [words.askedBy, reachable(asker)],
    [words.forOrg, parties.org],
    ...(sections ? [] : [[words.sections, words.allSections] as [string, string]]),
  ];
  return render({
    language,
    subject: words.subject(parties, asker),
    preview: words.preview(parties, asker),
    to: mail.to,
    body: [
      { p: words.lead(parties, asker) },
      ...(note?.trim() ? [{ quote: note.trim(), by: asker.name }] : []),
      { facts: [...askedBy, ...responseFacts(mail)] },
      ...(sections ? [{ p: `${words.sections}:` }, { list: sections }] : []),
      { button: words.button, url: mail.link },
      {
        list: [
          ...aboutTheLink(mail),
          words.sittings(asker),
          words.notSure,
          mail.maySubmit ? words.maySubmit : words.submits(mail.submitter),
        ],
      },
      { p: words.anyQuestions(parties, asker) },
      howToTellItIsGenuine(mail, asker),
    ],
    footer: words.footer(parties, asker),
  });
}
