import type { landing as english } from '../en/landing.ts';

export const landing: typeof english = {
  title: (system) => `Fragen zu ${system}`,
  askerAt: (name, organisation) => `${name} von ${organisation}`,
  hello: (name) => `Guten Tag, ${name}.`,
  asks: (asker, supplier) =>
    `${asker} bittet ${supplier}, einen Fragebogen zu diesem KI-System zu beantworten. Die Antworten helfen bei der Entscheidung, ob und wie es eingesetzt werden kann.`,
  submitted: (at) => `Die Antworten wurden am ${at} abgesendet. Sie brauchen nichts weiter zu tun.`,
  openReceipt: 'Bestätigung ansehen',
  timeNeeded: 'Zeitbedarf',
  time: (time, questions) =>
    questions === 1 ? `${time} für eine Frage` : `${time} für höchstens ${questions} Fragen; Sie können beliebig oft unterbrechen`,
  timeLeft: (time, questions) =>
    questions === 0
      ? `${time}; alle Fragen sind beantwortet`
      : `${time}; noch ${questions === 1 ? 'eine Frage' : `${questions} Fragen`} offen`,
  prefilled: (day, reference) =>
    `Ihre Antworten vom ${day} (${reference}) sind bereits eingetragen: Bitte prüfen und bestätigen Sie sie.`,
  codeNext: 'Als Nächstes schicken wir Ihnen per E-Mail einen sechsstelligen Code. Er zeigt, dass wirklich Sie den Link öffnen.',
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
  colleagueTips: (asker) => [
    'Sie brauchen weder ein Konto noch ein Passwort.',
    `Speichern Sie, wann immer Sie möchten, auch Unfertiges: ${asker} sieht es und kann es ergänzen.`,
    '„Nicht sicher“ ist eine ehrliche Antwort. Zertifikate, Berichte und Richtlinien können Sie als Nachweise anhängen.',
    'Der Link ist nur für Sie: Bitte geben Sie ihn nicht weiter.',
  ],
};
