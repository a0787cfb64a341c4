import type { MailKind } from '../../functions/domain/outbox.ts';
import { tagsOf } from '../local/mail-feedback.ts';
import { type Mail, readMails } from '../local/mails.ts';

/**
 * A mail that failed once comes at most 90 s later: half a minute until its next attempt, a minute until the next sweep. One whose
 * sender died on the way comes three minutes later: its claim lasts for two.
 */
const PATIENCE_SECONDS = 240;

/** Everybody's letter box: the mails that SES took, waited for by polling. */
export class Post {
  private readonly taken = new Set<number>();

  constructor(
    private readonly engineUrl: string,
    /** Mails up to this number are of others. */
    private readonly after = 0,
  ) {}

  /** Takes the first mail not taken before that fits. Throws `NoMail` when none has come within `seconds`. */
  async next(what: string, fits: (mail: Mail) => boolean, seconds = PATIENCE_SECONDS): Promise<Mail> {
    const mail = await this.come(what, fits, seconds);
    this.taken.add(mail.number);
    return mail;
  }

  /** The same, and leaves it in the box. */
  async come(what: string, fits: (mail: Mail) => boolean, seconds = PATIENCE_SECONDS): Promise<Mail> {
    for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await pause(150)) {
      const mail = (await readMails(this.engineUrl, this.after)).find(
        (candidate) => !this.taken.has(candidate.number) && fits(candidate),
      );
      if (mail) return mail;
    }
    const error = new Error(`no mail came within ${seconds} s: ${what}`);
    error.name = 'NoMail';
    throw error;
  }

  /** Fits mails of this kind about this assessment, by their headers; to this address, where one is given. */
  static about =
    (assessmentId: string, kind: MailKind, email?: string) =>
    (mail: Mail): boolean => {
      const tags = tagsOf(mail);
      const isAbout = tags.assessment?.[0] === assessmentId && tags.mail?.[0] === kind;
      return isAbout && (email === undefined || mail.to.includes(email));
    };

  /** The link of a mail that leads to a path. */
  static link(mail: Mail, path: RegExp): string {
    const link = mail.links.find((candidate) => path.test(candidate));
    if (link) return link;
    throw new Error(`the mail "${mail.subject}" has no link to ${path}`);
  }
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
