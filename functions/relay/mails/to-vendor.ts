import type { LeftToAnswer } from '../../domain/answers/left-to-answer.ts';
import type { Language } from '../../domain/language.ts';
import { dueNow } from '../../domain/time/response-deadlines.ts';
import { reachable } from '../../texts/mail-parties.ts';
import { mailTexts } from '../../texts/mails.ts';
import { timeNeeded } from '../../texts/time-to-answer.ts';
import { atTime } from '../../web/when.ts';
import type { Block } from './letter.tsx';
import type { House, Parties } from './parties.ts';

/** What every letter to somebody at the supplier needs. */
export interface ToVendor {
  house: House;
  parties: Parties;
  to: string;
  language: Language;
  /** The assessment was sent to them; false: to a colleague of theirs. */
  isContact: boolean;
}

/** A letter that asks for something, and the link to do it. */
export interface AskingVendor extends ToVendor {
  /** The reader's own link: the secret of this mail. */
  link: string;
  /** At most this many questions are asked. */
  questions: number;
  /** Of these, so many have an answer from the last time that only wants to be confirmed. */
  toConfirm?: number;
  /** What is left of it; absent while nothing is answered. */
  left?: LeftToAnswer;
  dueAt: string | undefined;
  /** When the wait ends by itself. */
  closesAt: string | undefined;
  /** When it is written. */
  now: string;
  /** A browser that opens the link for the first time is asked for an emailed code. */
  needsCode: boolean;
}

/** What a vendor wants to know first. */
export function responseFacts(mail: AskingVendor): [string, string][] {
  const { language, parties, questions, toConfirm, left } = mail;
  const { frame, due: words } = mailTexts(language);
  const due = dueNow(mail, mail.now);
  const at = (instant: string) => atTime(instant, language);
  const wasDue = (dueAt: string, closesAt?: string) => words.was(at(dueAt), closesAt && at(closesAt)).join('');
  const time = left
    ? frame.estimateLeft(timeNeeded(language, left.questions, left.toConfirm), left.questions)
    : frame.estimate(timeNeeded(language, questions, toConfirm), questions);
  return [
    [frame.system, parties.system],
    ...(due
      ? [[due.late ? words.late : words.by, due.late ? wasDue(due.dueAt, due.closesAt) : at(due.dueAt)] as [string, string]]
      : []),
    [frame.takes, time],
    [frame.reference, parties.reference],
  ];
}

/** The link is the reader's own, and how it opens. */
export function aboutTheLink({ language, needsCode }: AskingVendor): string[] {
  const { frame } = mailTexts(language);
  return [`${frame.noAccount} ${frame.personal}`, ...(needsCode ? [frame.code] : [])];
}

/** Whom to call, where they gave a number; after the words that say whom to ask. */
export const byPhone = ({ name, phone }: Parties['requester']): Block[] => (phone ? [{ call: phone, name }] : []);

/**
 * How a vendor can tell this mail from a trick. `witness`: who can confirm it; the requester where nobody is nearer. A number in the mail
 * itself proves nothing, so it warns of that where the mail has one.
 */
export function howToTellItIsGenuine({ language, parties, house }: ToVendor, witness?: Parties['requester']): Block {
  const { frame } = mailTexts(language);
  const words = witness ? reachable(witness) : frame.requesterAtOrg(parties);
  const hasNumber = Boolean((witness ?? parties.requester).phone);
  return { small: frame.genuine(parties, new URL(house.baseUrl).host, words, hasNumber) };
}

/** Who sends it and why the reader gets it. */
export const vendorFooter = ({ language, parties, isContact }: ToVendor): string =>
  mailTexts(language).frame.footer(parties, isContact);
