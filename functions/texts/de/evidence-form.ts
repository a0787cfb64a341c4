import type { evidenceForm as english } from '../en/evidence-form.ts';

export const evidenceForm: typeof english = {
  title: 'Datei anhängen',
  titleProblems: 'Datei anhängen',
  step: 'Schritt 1 von 2: Beschreiben Sie das Dokument. Es belegt Ihre Antwort auf:',
  name: 'Name des Dokuments',
  nameHint: 'So, wie Sie es in einer E-Mail nennen würden, zum Beispiel „ISO-42001-Zertifikat 2026“.',
  nameMissing: 'Geben Sie dem Dokument einen Namen, den Sie wiedererkennen.',
  kind: 'Was für ein Dokument ist es?',
  kindMissing: 'Wählen Sie aus, was für ein Dokument es ist.',
  issuer: 'Wer hat es ausgestellt? (freiwillig)',
  issuerHint: 'Zum Beispiel die Zertifizierungsstelle, die Prüfgesellschaft oder Ihr eigenes Unternehmen.',
  issuedOn: 'Ausgestellt am (freiwillig)',
  expiresOn: 'Gültig bis (freiwillig)',
  expiresHint: 'Ein abgelaufenes Dokument zählt weniger als ein gültiges.',
  noSuchDate: 'Geben Sie ein Datum ein, das es gibt, als Jahr-Monat-Tag, zum Beispiel 2026-03-31.',
  expiresBeforeIssued: 'Das Dokument läuft ab, bevor es ausgestellt wurde. Prüfen Sie beide Daten.',
  type: 'Welcher Dateityp ist es?',
  typeMissing: 'Wählen Sie den Dateityp aus.',
  others: 'Belegt es noch andere Antworten?',
  alsoAttach: 'Auch an diese Fragen anhängen',
  continue: 'Weiter zum Hochladen',
};
