import type { MailParties } from '../../texts/mail-parties.ts';
import { mailTexts } from '../../texts/mails.ts';
import { type RenderedMail, render } from './letter.tsx';
import { byPhone, type ToVendor, vendorFooter } from './to-vendor.ts';

/**
 * The code that opens the questionnaire in a new browser. It stands after two lines of words: lock screens show the first ones.
 * `asker`: of a colleague, who handed them the sections and can send another link; for the contact that is the requester.
 */
export function loginCode(mail: ToVendor & { code: string; asker?: MailParties['requester'] }): RenderedMail {
  const { parties, language, asker = parties.requester } = mail;
  const { loginCode: words } = mailTexts(language);
  return render({
    language,
    subject: words.subject(parties),
    preview: words.preview,
    to: mail.to,
    body: [
      { p: words.lead(parties) },
      { code: mail.code },
      { p: words.valid },
      { p: words.ignore(asker) },
      ...byPhone(asker),
      { small: words.never(parties) },
    ],
    footer: vendorFooter(mail),
  });
}
