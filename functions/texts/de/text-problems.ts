import { inDigits } from '../../web/when.ts';
import type { textProblems as english } from '../en/text-problems.ts';

const called: typeof english.called = {
  answer: 'Ihre Antwort',
  reason: 'Ihre Begründung',
  comment: 'Ihr Kommentar',
  reply: 'Ihre Rückmeldung',
  signature: 'Ihr Name',
  document: 'Der Name',
  issuer: 'Der Aussteller',
  report: 'Ihre Meldung',
};

export const textProblems: typeof english = {
  called,
  unstorable: (called) =>
    `${called} enthält ein Zeichen, das nicht gespeichert werden kann. Löschen Sie es, oder fügen Sie den Text noch einmal als reinen Text ein.`,
  tooLong: (called, most, length) =>
    `${called} ist zu lang: ${inDigits(length, 'de')} Zeichen. Höchstens ${inDigits(most, 'de')} sind möglich; bitte kürzen Sie den Text.`,
};
