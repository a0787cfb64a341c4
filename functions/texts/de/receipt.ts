import type { receipt as english } from '../en/receipt.ts';

export const receipt: typeof english = {
  title: 'Danke: Ihre Antworten wurden abgesendet',
  copyTo: (email) => `Eine Kopie dieser Bestätigung ist unterwegs an ${email}.`,
  reference: 'Referenz',
  system: 'KI-System',
  systemOf: (system, supplier) => `${system}, ${supplier}`,
  submitted: 'Abgesendet',
  by: 'Von',
  contents: 'Inhalt',
  count: (answers, files) => `${answers} ${answers === 1 ? 'Antwort' : 'Antworten'}, ${files} ${files === 1 ? 'Datei' : 'Dateien'}`,
  fingerprint: 'Prüfsumme',
  fingerprintHint: 'SHA-256 über genau das, was abgesendet wurde. Sie beweist später, dass nichts geändert wurde.',
  next: 'Wie es weitergeht',
  nextText:
    'Ihre Antworten werden jetzt bewertet. Wo ein Mensch entscheiden muss, tun das die Personen, die für das jeweilige Risiko verantwortlich sind. Sie müssen nichts weiter tun; wenn eine Frage aufkommt, schreiben wir Ihnen.',
  correct: (contact) => ['Möchten Sie etwas berichtigen oder fragen? Wenden Sie sich an ', contact, '.'],
  whatYouSubmitted: 'Was Sie abgesendet haben',
};
