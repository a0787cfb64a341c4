import { CODE_MINUTES } from '../../domain/links/login-code.ts';
import { atTime } from '../../web/when.ts';
import { reachable } from '../mail-parties.ts';
import type { MailTexts } from '../mails.ts';

const followUpQuestions = (count: number) => (count === 1 ? 'eine Rückfrage' : `${count} Rückfragen`);

export const delegation: MailTexts['delegation'] = {
  subject: (p, asker) => `${asker.name} bittet um Ihre Mithilfe: Fragen zu ${p.system} (${p.reference})`,
  preview: (p, asker) => `${asker.name} bittet Sie, Fragen zu ${p.system} zu beantworten. Ganz ohne Konto.`,
  lead: (p, asker) =>
    `${asker.name} bittet Sie, Fragen zu beantworten, die ${p.org} an ${p.supplier} zu ${p.system} gestellt hat. ${p.org} braucht die Antworten, bevor das System eingesetzt wird.`,
  askedBy: 'Anfrage von',
  forOrg: 'Für',
  sections: 'Ihre Abschnitte',
  allSections: 'alle',
  button: 'Ihre Abschnitte öffnen',
  sittings: (asker) =>
    `Antworten Sie in so vielen Etappen, wie Sie möchten; was Sie speichern, bleibt erhalten und ist für ${asker.name} sichtbar.`,
  notSure: '„Nicht sicher“ ist immer eine mögliche Antwort, und Sie können Nachweise anhängen.',
  maySubmit: 'Sie dürfen auch die Antworten aller Abschnitte prüfen und absenden.',
  submits: (name) => `Sie brauchen nichts abzusenden: Das übernimmt ${name}, sobald alles beantwortet ist.`,
  anyQuestions: (p, asker) =>
    `Fragen? Antworten Sie auf diese E-Mail: Ihre Antwort geht an ${reachable(asker)}, nicht an ${p.org}.`,
  footer: (p, asker) =>
    `Gesendet im Auftrag von ${reachable(asker)} mit der Bitte, für ${p.supplier} Fragen zu ${p.system} zu beantworten. Antworten gehen an ${asker.name}. Referenz ${p.reference}.`,
};

export const loginCode: MailTexts['loginCode'] = {
  subject: (p) => `Ihr Code für Ihren Link zu ${p.system} (${p.reference})`,
  preview: `${CODE_MINUTES} Minuten gültig.`,
  lead: (p) =>
    `Ihr Link zu ${p.system} wurde in einem Browser geöffnet, den wir noch nicht kennen. Um dort fortzufahren, geben Sie diesen Code ein:`,
  valid: `Er gilt ${CODE_MINUTES} Minuten lang und nur in diesem Browser.`,
  ignore: (asker) =>
    `Falls Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail: Ohne den Code kommt niemand hinein. Bitte sagen Sie ${reachable(asker)} Bescheid, damit Ihr Link ersetzt werden kann.`,
  never: (p) => `Niemand bei ${p.org} wird Sie je nach diesem Code fragen.`,
};

export const followUp: MailTexts['followUp'] = {
  preview: (p, asker, count) => `${asker} von ${p.org} hat ${followUpQuestions(count)} zu Ihren Antworten.`,
  lead: (p, asker, count) =>
    `${asker} von ${p.org} hat Ihre Antworten zu ${p.system} gelesen und hat ${followUpQuestions(count)} dazu.`,
  more: (count) =>
    count === 1 ? 'Auf der Seite finden Sie eine weitere Rückfrage.' : `Auf der Seite finden Sie ${count} weitere Rückfragen.`,
  button: 'Rückfragen beantworten',
  onlyThese: 'Es geht nur um diese Antworten; alle anderen bleiben, wie sie sind.',
  colleagues: 'Sie können Rückfragen auf der Seite an Kolleginnen und Kollegen übergeben: Jede Person erhält einen eigenen Link.',
  closes: (p, at) => `Ab dem ${atTime(at, 'de')} entscheidet ${p.org} ohne Ihre Antwort.`,
};
