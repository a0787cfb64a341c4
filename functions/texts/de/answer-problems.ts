import { inDigits } from '../../web/when.ts';
import type { AnswerProblemTexts } from '../en/answer-problems.ts';

export const answerProblems: AnswerProblemTexts = {
  'does-not-apply-and-more': () =>
    '„Trifft nicht zu“ lässt sich nicht mit einer anderen Auswahl verbinden. Behalten Sie eine davon.',
  'does-not-apply-with-file': () =>
    'Sie haben eine Datei angehängt und angegeben, dass dies nicht zutrifft. Entfernen Sie die Datei oder ändern Sie die Antwort.',
  'does-not-apply-without-reason': () => 'Schreiben Sie, warum dies auf Ihr KI-System nicht zutrifft.',
  'reason-without-choice': () =>
    'Sie haben begründet, warum dies nicht zutrifft, aber „Trifft nicht zu“ nicht gewählt. Wählen Sie es aus oder löschen Sie die Begründung.',
  'not-sure-and-more': () => '„Nicht sicher“ lässt sich nicht mit einer anderen Auswahl verbinden. Behalten Sie eine davon.',
  'not-sure-with-file': () =>
    'Sie haben eine Datei angehängt und angegeben, dass Sie nicht sicher sind. Entfernen Sie die Datei oder wählen Sie „Nicht sicher“ ab.',
  'comment-without-answer': () =>
    'Sie haben einen Kommentar geschrieben, aber nicht geantwortet. Beantworten Sie die Frage oder löschen Sie den Kommentar.',
  'attach-or-choose': () => 'Hängen Sie eine Datei an oder wählen Sie eine der gezeigten Möglichkeiten.',
  'one-answer-only': () => 'Geben Sie nur eine Antwort.',
  'choose-one': () => 'Wählen Sie eine der gezeigten Möglichkeiten.',
  'choose-yes-or-no': () => 'Wählen Sie „Ja“, „Nein“ oder „Nicht sicher“.',
  'choose-from-options': () => 'Wählen Sie nur aus den gezeigten Möglichkeiten.',
  'option-stands-alone': ({ option }) =>
    `„${option}“ lässt sich nicht mit einer anderen Möglichkeit verbinden. Behalten Sie eine davon.`,
  'no-such-date': () => 'Geben Sie ein Datum ein, das es gibt, als Jahr-Monat-Tag, zum Beispiel 2026-03-31.',
  'not-a-whole-number': () => 'Geben Sie eine ganze Zahl ein, nur in Ziffern, zum Beispiel 12.',
  'out-of-range': ({ min, max }) => `Geben Sie eine ganze Zahl von ${min} bis ${max} ein.`,
  'file-infected': ({ fileName }) =>
    `In der Datei „${fileName}“ wurde ein Virus gefunden. Entfernen Sie sie und hängen Sie eine saubere Kopie an.`,
  'file-unscannable': ({ fileName }) =>
    `Die Datei „${fileName}“ konnte nicht auf Viren geprüft werden; vielleicht ist sie mit einem Passwort geschützt. Ersetzen Sie sie durch eine Kopie, die sich ohne Passwort öffnen lässt, oder entfernen Sie sie.`,
  'file-being-checked': ({ fileName }) =>
    `Die Datei „${fileName}“ wird noch auf Viren geprüft, meist weniger als eine Minute. Bitte versuchen Sie es gleich noch einmal.`,
  'file-check-late': ({ fileName }) =>
    `Die Virenprüfung der Datei „${fileName}“ dauert länger als üblich. Ersetzen Sie sie durch dieselbe Datei, oder entfernen Sie sie.`,
  'file-missing': ({ fileName }) =>
    `Die Datei „${fileName}“ ist nicht angekommen. Laden Sie sie noch einmal hoch, oder entfernen Sie sie.`,
  'not-saved-unstorable': () =>
    'Dies wurde nicht gespeichert: Es enthält ein Zeichen, das nicht gespeichert werden kann. Löschen Sie es, oder fügen Sie den Text noch einmal als reinen Text ein.',
  'not-saved-too-long': ({ most, length }) =>
    `Dies wurde nicht gespeichert: Es hat ${inDigits(length, 'de')} Zeichen. Kürzen Sie es auf höchstens ${inDigits(most, 'de')}, oder hängen Sie es als Datei an.`,
  'not-saved-page-full': () => 'Dies wurde nicht gespeichert: Die Seite enthält zu viel Text. Kürzen Sie ihn.',
  'reply-missing': () => 'Ändern Sie diese Antwort oder schreiben Sie eine Rückmeldung.',
  damaged: () => 'Ein Zeichen konnte nicht gelesen werden und wurde zu „\uFFFD“. Bitte prüfen Sie den Text.',
};
