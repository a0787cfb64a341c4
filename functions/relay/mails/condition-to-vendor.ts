import type { OverdueEffect } from '../../domain/catalog/policy.ts';
import { type MailTexts, mailTexts } from '../../texts/mails.ts';
import { onDay } from '../../web/when.ts';
import { type Block, type RenderedMail, render } from './letter.tsx';
import { byPhone, howToTellItIsGenuine, type ToVendor, vendorFooter } from './to-vendor.ts';

/** Mailboxes cut long mails: the page shows the rest. */
const SHOWN = 10;

/** Of the condition only what the supplier needs: no role, no name, no reason, no effect. */
export interface VendorCondition {
  text: string;
  proof: string;
  /** A calendar date. */
  dueOn: string;
}

export interface ConditionToVendor extends ToVendor {
  conditions: [VendorCondition, ...VendorCondition[]];
  /** The reader's own link; absent where nothing can be reported any more. */
  link?: string | undefined;
  needsCode: boolean;
}

/** A supplier's condition in their language. */
export const vendorConditionFacts = (
  { text, proof, dueOn }: VendorCondition,
  { conditions: words }: MailTexts,
  language: ToVendor['language'],
) => ({
  facts: [
    [words.what, text],
    [words.proof, proof],
    [words.due, onDay(dueOn, language)],
  ] as [string, string][],
});

/** All conditions that are the supplier's to meet, and the link to report them done: the first mail of their conversation. */
export function conditionSetToVendor(mail: ConditionToVendor): RenderedMail {
  const { conditions: words } = mailTexts(mail.language);
  const count = mail.conditions.length;
  return letter(mail, {
    isFirst: true,
    preview: words.setPreview(mail.parties, count),
    lead: words.setLead(mail.parties, count),
    after: [words.how(mail.parties)],
  });
}

export function conditionReminderToVendor(mail: ConditionToVendor): RenderedMail {
  const { conditions: words } = mailTexts(mail.language);
  const [{ dueOn }] = mail.conditions;
  return letter(mail, {
    preview: words.reminderPreview(dueOn),
    lead: words.reminderLead(mail.parties, dueOn),
    after: [words.ignore, words.moreTime(mail.parties)],
  });
}

/** `reasons`: of whoever did not accept it, as the organisation's words; nobody is named. */
export function conditionAnsweredToVendor(
  mail: ConditionToVendor & {
    accepted: boolean;
    reasons: string;
    /** The outcome is withdrawn: nothing brings it back. */
    inVain: boolean;
  },
): RenderedMail {
  const { parties, language, accepted, inVain } = mail;
  const { conditions: words } = mailTexts(language);
  return letter(mail, {
    preview: accepted ? words.acceptedPreview : words.refusedPreview,
    lead: accepted ? words.acceptedLead(parties) : words.refusedLead(parties),
    ...(accepted ? {} : { quote: { quote: mail.reasons.trim(), by: parties.org } }),
    after: [accepted ? words.nothingMore : inVain ? words.noLonger(parties) : words.again],
  });
}

export function conditionOverdueToVendor(mail: ConditionToVendor & { effect: OverdueEffect }): RenderedMail {
  const { conditions: words } = mailTexts(mail.language);
  const [{ dueOn }] = mail.conditions;
  return letter(mail, {
    preview: words.overduePreview(dueOn),
    lead: words.overdueLead(mail.parties, dueOn),
    after: [words[mail.effect](mail.parties)],
  });
}

interface Words {
  isFirst?: true;
  preview: string;
  lead: string;
  quote?: Block;
  after: string[];
}

function letter(mail: ConditionToVendor, { isFirst, preview, lead, quote, after }: Words): RenderedMail {
  const { parties, language, conditions, link } = mail;
  const texts = mailTexts(language);
  const { conditions: words, frame } = texts;
  const more = conditions.length - SHOWN;
  const aboutTheLink = [`${frame.noAccount} ${frame.personal}`, ...(mail.needsCode ? [frame.code] : [])];
  return render({
    language,
    subject: `${isFirst ? '' : 'Re: '}${words.subject(parties)}`,
    preview,
    to: mail.to,
    body: [
      { p: lead },
      ...conditions.slice(0, SHOWN).map((condition) => vendorConditionFacts(condition, texts, language)),
      ...(more > 0 ? [{ p: words.more(more) }] : []),
      ...(quote ? [quote] : []),
      ...after.map((p) => ({ p })),
      ...(link ? [{ button: words.button, url: link }, { list: aboutTheLink }] : []),
      { p: frame.anyQuestions(parties) },
      ...byPhone(parties.requester),
      ...(link ? [howToTellItIsGenuine(mail)] : []),
    ],
    footer: vendorFooter(mail),
  });
}
