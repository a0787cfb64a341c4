import { timeToAnswer } from '../../domain/time-to-answer.ts';
import { atTime } from '../../web/when.ts';
import { howToTellItIsGenuine, vendorFooter } from './genuine.ts';
import { type Letter, type RenderedMail, render } from './letter.tsx';
import { type House, type Parties, reachable } from './parties.ts';
import { responseSubject } from './response-subject.ts';

export interface ToVendor {
  house: House;
  parties: Parties;
  to: string;
  /** The vendor's own link: the secret of this mail. */
  link: string;
  /** At most this many questions are asked. */
  questions: number;
  dueAt: string | undefined;
}

/** Asks the vendor to answer: who asks, about what, until when, how long it takes, and how to tell that it is genuine. */
export function invitation(mail: ToVendor & { message: string | undefined }): RenderedMail {
  const { parties, house, message } = mail;
  const letter: Letter = {
    subject: responseSubject(parties),
    preview: `${parties.requester.name} asks ${parties.supplier} to answer up to ${mail.questions} questions. No account needed.`,
    to: mail.to,
    body: [
      {
        p: `${parties.requester.name} at ${parties.org} asks ${parties.supplier} to answer a questionnaire about ${parties.system}. ${parties.org} needs the answers before it uses the system.`,
      },
      ...(message?.trim() ? [{ quote: message.trim(), by: parties.requester.name }] : []),
      { facts: responseFacts(mail) },
      { button: 'Open the questionnaire', url: mail.link },
      {
        list: [
          'You need no account and no password: the link is yours.',
          'Answer in as many sittings as you like; what you save stays.',
          'Whoever has the link can answer for you: share it with colleagues who know more, and with nobody else.',
          '“Not sure” is always a possible answer, and you can attach evidence.',
        ],
      },
      { p: `Questions? Reply to this mail or write to ${reachable(parties.requester)}.` },
      howToTellItIsGenuine(house, parties),
    ],
    footer: vendorFooter(parties),
  };
  return render(letter);
}

/** What a vendor wants to know first. */
export function responseFacts(mail: ToVendor): [string, string][] {
  return [
    ['AI system', mail.parties.system],
    ...(mail.dueAt ? [['Please answer by', atTime(mail.dueAt)] as [string, string]] : []),
    ['It takes', `${timeToAnswer(mail.questions)}, for at most ${mail.questions} questions`],
    ['Reference', mail.parties.reference],
  ];
}
