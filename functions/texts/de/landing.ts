import type { landing as english } from '../en/landing.ts';

export const landing: typeof english = {
  title: (system) => `Fragen zu ${system}`,
  askerAt: (name, organisation) => `${name} von ${organisation}`,
  hello: (name) => `Guten Tag, ${name}.`,
  asks: (asker, supplier) =>
    `${asker} bittet ${supplier}, einen Fragebogen zu diesem KI-System zu beantworten. Die Antworten helfen bei der Entscheidung, ob und wie es eingesetzt werden kann.`,
  timeNeeded: 'Zeitbedarf',
  time: (time, questions) =>
    `${time} für höchstens ${questions} ${questions === 1 ? 'Frage' : 'Fragen'}; Sie können beliebig oft unterbrechen`,
  due: 'Bitte antworten Sie bis',
  help: 'Hilfe bei Fragen',
  reference: 'Referenz',
  start: 'Beginnen',
  goodToKnow: 'Gut zu wissen',
  tips: [
    'Sie brauchen weder ein Konto noch ein Passwort.',
    'Speichern Sie, wann immer Sie möchten, auch Unfertiges. Es wird nichts gesendet, bevor Sie am Ende auf „Antworten absenden“ drücken.',
    '„Nicht sicher“ ist eine ehrliche Antwort. Zertifikate, Berichte und Richtlinien können Sie als Nachweise anhängen.',
    'Der Link ist nur für Sie. Wer Ihnen hilft, bekommt einen eigenen: Übergeben Sie Abschnitte, sobald Sie begonnen haben.',
  ],
};
