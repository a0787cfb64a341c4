import { atTime, onDay } from '../../web/when.ts';
import { reachable } from '../mail-parties.ts';
import type { MailTexts } from '../mails.ts';
import { questions } from './mails-frame.ts';

export const subject: MailTexts['subject'] = (p) => `${p.org}: Fragen zu ${p.system} (${p.reference})`;

export const invitation: MailTexts['invitation'] = {
  preview: (p, count) => `${p.requester.name} bittet ${p.supplier}, bis zu ${questions(count)} zu beantworten. Ganz ohne Konto.`,
  lead: (p) =>
    `${p.requester.name} von ${p.org} bittet ${p.supplier}, einen Fragebogen zu ${p.system} zu beantworten. ${p.org} braucht die Antworten, bevor das System eingesetzt wird.`,
  prefilled: (submittedAt, reference) =>
    `Ihre Antworten vom ${onDay(submittedAt, 'de')} (${reference}) sind bereits eingetragen: Bitte prüfen und bestätigen Sie sie.`,
  button: 'Fragebogen öffnen',
  colleagues:
    'Sie können einzelne oder alle Abschnitte auf der Seite an Kolleginnen und Kollegen übergeben: Jede Person erhält einen eigenen Link.',
  sittings: 'Antworten Sie in so vielen Etappen, wie Sie möchten; was Sie speichern, bleibt erhalten.',
  notSure: '„Nicht sicher“ ist immer eine mögliche Antwort, und Sie können Nachweise anhängen.',
};

export const reminder: MailTexts['reminder'] = {
  preview: (p) => `Erinnerung: die Antworten zu ${p.system}.`,
  lead: (p) => `Dies ist eine Erinnerung. ${p.org} wartet noch auf die Antworten von ${p.supplier} zu ${p.system}.`,
  followUp: (p, count) =>
    `Dies ist eine Erinnerung. ${p.org} wartet noch auf Ihre Antwort auf ${count === 1 ? 'eine Rückfrage' : `${count} Rückfragen`} zu ${p.system}.`,
  due: (dueAt, overdue) => `Ihre Antwort ${overdue ? 'war' : 'ist'} bis zum ${atTime(dueAt, 'de')} fällig.`,
  button: 'Weiter antworten',
  saved:
    'Was Sie gespeichert haben, ist noch da. Wenn Sie Ihre Antworten gerade eben abgesendet haben, betrachten Sie diese E-Mail bitte als gegenstandslos.',
  closes: (at) => `Der Fragebogen schließt am ${atTime(at, 'de')}.`,
  moreTime: (p) => `Wenn Sie mehr Zeit brauchen oder jemand anderes antworten sollte, schreiben Sie an ${reachable(p.requester)}.`,
};

export const lapsed: MailTexts['lapsed'] = {
  preview: 'Der Fragebogen ist geschlossen.',
  lead: (p) =>
    `Die Frist für den Fragebogen zu ${p.system} ist abgelaufen. Er ist nun geschlossen und lässt sich mit den bisherigen Links nicht mehr öffnen.`,
  again: (p) =>
    `Wenn Sie noch antworten möchten, schreiben Sie an ${reachable(p.requester)}: Von dort kann der Fragebogen neu gestartet werden.`,
};

export const withdrawn: MailTexts['withdrawn'] = {
  preview: 'Sie brauchen nichts weiter zu tun.',
  lead: {
    answers: (p) =>
      `${p.org} braucht die Antworten von ${p.supplier} zu ${p.system} nicht mehr. Der Fragebogen ist geschlossen und lässt sich mit den bisherigen Links nicht mehr öffnen.`,
    replies: (p) =>
      `${p.org} braucht keine Antwort auf die Rückfragen zu ${p.system} mehr. Die Bewertung wurde ohne Ergebnis beendet, und der Fragebogen lässt sich mit den bisherigen Links nicht mehr öffnen.`,
    nothing: (p) => `${p.org} hat die Bewertung von ${p.system} ohne Ergebnis beendet.`,
  },
  kept: 'Sie brauchen nichts weiter zu tun. Was Sie gespeichert haben, bleibt dokumentiert.',
  thanks: 'Vielen Dank für Ihre Antworten; sie bleiben dokumentiert. Sie brauchen nichts weiter zu tun.',
};

export const receipt: MailTexts['receipt'] = {
  preview: (p) => `Die Antworten sind bei ${p.org} eingegangen.`,
  own: (p) => `Vielen Dank. Die Antworten von ${p.supplier} zu ${p.system} sind bei ${p.org} eingegangen.`,
  byColleague: (p, name) =>
    `${name} hat die Antworten von ${p.supplier} zu ${p.system} abgesendet; sie sind bei ${p.org} eingegangen. Vielen Dank.`,
  ownFollowUp: (p) => `Vielen Dank. Ihre Antwort auf die Rückfragen zu ${p.system} ist bei ${p.org} eingegangen.`,
  followUpByColleague: (p, name) =>
    `${name} hat die Rückfragen zu ${p.system} beantwortet; die Antwort ist bei ${p.org} eingegangen. Vielen Dank.`,
  submitted: 'Abgesendet',
  by: 'Von',
  fingerprint: 'Prüfsumme der Antworten',
  fixed: 'Die Antworten stehen nun fest. Sie brauchen nichts weiter zu tun; wenn eine Frage aufkommt, schreiben wir Ihnen.',
  correct: (p) => `Wenn Sie etwas berichtigen möchten, schreiben Sie an ${reachable(p.requester)}.`,
};
