import { inDigits } from '../../web/when.ts';
import type * as english from '../en/people.ts';

export const people: typeof english.people = {
  title: 'Wer woran arbeitet',
  intro:
    'Sie können Abschnitte an Kolleginnen und Kollegen übergeben. Jede Person erhält eine E-Mail mit einem eigenen Link, braucht kein Konto und sieht nur, was Sie ihr übergeben.',
  handOver: 'Abschnitte übergeben',
  nobody: 'Außer Ihnen arbeitet noch niemand daran.',
  you: (name) => `${name} (Sie)`,
  yours: 'Alle Abschnitte; Sie senden die Antworten ab.',
  sections: 'Abschnitte',
  all: 'Alle Abschnitte',
  asked: 'Angefragt',
  askedBy: (at, by) => `${at}, von ${by}`,
  lastSaved: 'Zuletzt gespeichert',
  neverSaved: 'Noch nichts gespeichert',
  rights: 'Darf absenden',
  yes: 'Ja',
  no: 'Nein',
  undelivered: 'E-Mails kommen nicht an',
  undeliveredHelp: (email) =>
    `Unsere E-Mail an ${email} kam zurück oder wurde abgelehnt; wir senden nichts mehr dorthin. Prüfen Sie die Schreibweise. Ist die Adresse falsch, ziehen Sie den Link hier zurück und übergeben Sie die Abschnitte an die richtige.`,
  noLink: 'Ohne gültigen Link',
  noLinkHelp:
    'Alle Links, die diese Person erhalten hat, wurden zurückgezogen oder sind abgelaufen. Senden Sie den Link erneut, wenn sie noch antworten soll.',
  change: 'Ändern',
  sendAgain: 'Link erneut senden',
  withdraw: 'Zurückziehen',
  done: {
    'handed-over': (name) => `${name} erhält gleich eine E-Mail mit einem Link.`,
    changed: (name) => `Geändert. ${name} erhält eine E-Mail dazu.`,
    'changed-untold': (name) => `Geändert. ${name} erhält keine E-Mail dazu: Unsere E-Mails an diese Adresse kommen nicht an.`,
    'sent-again': (name) => `${name} erhält gleich eine neue E-Mail mit einem Link.`,
    withdrawn: (name) => `${name} kann hier nichts mehr öffnen. Alles, was ${name} gespeichert hat, bleibt erhalten.`,
  },
};

export const handOver: typeof english.handOver = {
  title: 'Abschnitte übergeben',
  changeTitle: (name) => `Woran ${name} arbeitet`,
  how: 'Die Person erhält eine E-Mail, in der Ihr Name, Ihre Nachricht und ein Link stehen. Der Link öffnet nur, was Sie hier auswählen, und Sie können ihn jederzeit zurückziehen.',
  changeHow: (name, email) =>
    `${name} (${email}) erhält eine E-Mail mit der neuen Liste. Für eine andere Adresse ziehen Sie diesen Link zurück und übergeben die Abschnitte neu.`,
  changeUntold: (name, email) =>
    `Unsere E-Mails an ${email} kommen nicht an; ${name} erfährt deshalb nicht, was Sie hier ändern. Für eine andere Adresse ziehen Sie diesen Link zurück und übergeben die Abschnitte neu.`,
  worksAlready: (name) =>
    `${name} arbeitet schon daran; es wurde nichts doppelt übergeben. Unten steht, was ${name} hat, ergänzt um das, was Sie gerade ausgewählt haben. Prüfen Sie es und speichern Sie dann.`,
  name: 'Name der Person',
  email: 'E-Mail-Adresse',
  emailHint: 'Der Link geht nur an diese Adresse. Prüfen Sie sie genau: Wer dieses Postfach liest, kann für Sie antworten.',
  sections: 'Welche Abschnitte?',
  sectionsHint: 'Die Person sieht diese und keine anderen. Sie selbst sehen weiterhin alles und können alles ändern.',
  suggested: 'Der Abschnitt, von dem Sie kommen',
  all: 'Alle Abschnitte',
  allHint: 'Auch solche, die später durch eine Antwort hinzukommen.',
  rights: 'Darf die Person die Antworten absenden?',
  maySubmit: 'Ja, diese Person darf auch alle Antworten prüfen und absenden',
  maySubmitHint:
    'Sie sieht dann die Antworten in allen Abschnitten. Was abgesendet ist, steht fest und lässt sich nicht zurückholen.',
  language: 'Sprache der E-Mail und der Seiten',
  note: 'Nachricht an die Person (optional)',
  noteHint: 'Sie steht in der E-Mail und über den Abschnitten.',
  send: 'Übergeben und E-Mail senden',
  save: 'Speichern und E-Mail senden',
  saveUntold: 'Ohne E-Mail speichern',
  cancel: 'Abbrechen',
  errors: {
    name: 'Geben Sie den Namen der Person ein.',
    email: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
    ownAddress:
      'Das ist Ihre eigene Adresse: Sie arbeiten schon an allen Abschnitten. Geben Sie die Adresse einer anderen Person ein.',
    unreachable:
      'E-Mails an diese Adresse kamen zurück oder wurden abgelehnt. Prüfen Sie die Schreibweise oder verwenden Sie eine andere Adresse.',
    sections: 'Wählen Sie mindestens einen Abschnitt.',
    language: 'Wählen Sie eine Sprache.',
    tooMany: (most) =>
      `Daran arbeiten schon ${most} Personen; mehr sind nicht möglich. Ziehen Sie zuerst einen Link zurück oder bitten Sie eine dieser Personen.`,
    tooLong: (most, length) =>
      `Kürzen Sie den Text auf höchstens ${inDigits(most, 'de')} Zeichen; er hat ${inDigits(length, 'de')}.`,
    unstorable:
      'Der Text enthält ein Zeichen, das sich nicht speichern lässt. Löschen Sie es oder fügen Sie den Text als reinen Text ein.',
  },
  enough: {
    title: 'Genug E-Mails für einen Tag',
    text: (most) =>
      `Zu einem Fragebogen können an einem Tag höchstens ${most} E-Mails an andere Personen gesendet werden. Diese wurde nicht gesendet, und nichts wurde geändert. Machen Sie morgen weiter. Bereits gesendete Links gelten weiterhin.`,
  },
};

export const onePerson: typeof english.onePerson = {
  withdraw: {
    title: (name) => `Link von ${name} zurückziehen?`,
    what: (name) =>
      `${name} kann dann sofort nichts mehr öffnen, auch nicht in einem Browser, der gerade offen ist. Alles, was ${name} gespeichert hat, bleibt erhalten, und Sie können es ändern.`,
    yes: (name) => `Ja, ${name} soll hier nichts mehr öffnen können`,
    button: 'Link zurückziehen',
    cancel: 'Behalten',
  },
  sendAgain: {
    title: (name) => `Neuen Link an ${name} senden?`,
    what: (email) => `Eine E-Mail mit einem neuen Link geht an ${email}.`,
    button: 'Link erneut senden',
    cancel: 'Nicht senden',
  },
};

export const together: typeof english.together = {
  invited: (asker) => `${asker} bittet Sie um Hilfe bei diesen Abschnitten.`,
  theirNote: (asker) => `${asker} schreibt:`,
  noSubmit: (asker) => `Speichern Sie, was Sie wissen. Sie brauchen nichts abzusenden: Das übernimmt ${asker}.`,
  handedTo: (names) => `Bei ${names}`,
  savedBy: (name, at) => `Gespeichert von ${name}, ${at}`,
  sectionsDone: (done, all) => `${done} von ${all} ${all === 1 ? 'Abschnitt' : 'Abschnitten'} fertig`,
  left: (time) => `noch ${time}`,
  saveAndBack: 'Speichern und zurück zu allen Abschnitten',
  doneHere: (asker) => `Hier ist alles beantwortet. Vielen Dank: ${asker} sieht es, und Sie können es noch ändern.`,
  handThisOver: 'Diesen Abschnitt übergeben',
  landing: (asker, requester, system) =>
    `${asker} bittet Sie, bei den Antworten auf einen Fragebogen von ${requester} zu ${system} zu helfen. Sie sehen nur die Abschnitte, die für Sie bestimmt sind.`,
  receiptPart: 'Unten stehen die Abschnitte, an denen Sie gearbeitet haben.',
};

export const sharedFile: typeof english.sharedFile = {
  title: 'Diese Datei bleibt, wie sie ist',
  why: 'Sie belegt auch Antworten, an denen Sie nicht arbeiten, und lässt sich deshalb hier nicht ändern oder entfernen.',
  askFor: (name) => `Bitten Sie ${name} darum.`,
  instead: 'Wenn sie veraltet ist, hängen Sie eine neuere daneben an.',
};
