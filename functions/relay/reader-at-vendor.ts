import { addresseeOf } from './addressee.ts';
import { mailLanguage } from './mail-language.ts';
import { oneLine } from './mails/one-line.ts';
import { partiesOf } from './mails/parties.ts';
import type { ToVendor } from './mails/to-vendor.ts';
import type { Writing } from './write-mail.ts';

/** What every letter to this reader at the supplier needs. */
export function toVendor({ work, file, house }: Writing): ToVendor {
  return {
    house,
    parties: partiesOf(file.assessment, house),
    to: oneLine(work.to.name),
    language: mailLanguage(file, { email: work.to.email, participant: work.participant }),
    isContact: addresseeOf(file, work.to.email) === 'contact',
  };
}
