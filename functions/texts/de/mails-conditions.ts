import { onDay } from '../../web/when.ts';
import { reachable } from '../mail-parties.ts';
import type { MailTexts } from '../mails.ts';

export const conditions: MailTexts['conditions'] = {
  subject: (p) => `${p.org}: Auflagen zu ${p.system} (${p.reference})`,
  what: 'Was zu tun ist',
  proof: 'Womit Sie es belegen',
  due: 'Zu erfüllen bis',
  more: (count) =>
    count === 1 ? 'Auf der Seite finden Sie eine weitere Auflage.' : `Auf der Seite finden Sie ${count} weitere Auflagen.`,
  button: 'Erfüllung melden',
  setPreview: (p, count) =>
    `${p.org} hat ${count === 1 ? 'eine Auflage' : `${count} Auflagen`} für den Einsatz von ${p.system} erteilt.`,
  setLead: (p, count) =>
    `${p.org} hat den Einsatz von ${p.system} unter Auflagen freigegeben. ${count === 1 ? 'Eine davon haben' : `${count} davon haben`} Sie zu erfüllen:`,
  how: (p) =>
    `Sobald das geschehen ist, melden Sie es auf der Seite und fügen Sie den Beleg bei. ${p.org} prüft die Meldung und schreibt Ihnen.`,
  reminderPreview: (dueOn) => `Erinnerung: zu erfüllen bis zum ${onDay(dueOn, 'de')}.`,
  reminderLead: (p, dueOn) =>
    `Dies ist eine Erinnerung. ${p.org} hat den Einsatz von ${p.system} unter einer Auflage freigegeben, die bis zum ${onDay(dueOn, 'de')} zu erfüllen ist:`,
  ignore: 'Wenn Sie die Erfüllung gerade eben gemeldet haben, betrachten Sie diese E-Mail bitte als gegenstandslos.',
  moreTime: (p) =>
    `Wenn sich die Auflage nicht rechtzeitig erfüllen lässt, schreiben Sie bitte vor diesem Tag an ${reachable(p.requester)}.`,
  acceptedPreview: 'Die Auflage ist erfüllt.',
  acceptedLead: (p) => `Vielen Dank. ${p.org} hat die Meldung geprüft und erkennt diese Auflage zu ${p.system} als erfüllt an:`,
  nothingMore: 'Sie brauchen dazu nichts weiter zu tun.',
  refusedPreview: 'Die Auflage ist noch nicht erfüllt.',
  refusedLead: (p) => `${p.org} hat die Meldung geprüft und erkennt diese Auflage zu ${p.system} noch nicht als erfüllt an:`,
  again: 'Bitte holen Sie das Fehlende nach und melden Sie die Erfüllung erneut.',
  noLonger: (p) => `${p.org} hat die Freigabe von ${p.system} inzwischen zurückgezogen. Sie brauchen dazu nichts weiter zu tun.`,
  overduePreview: (dueOn) => `Die Auflage war bis zum ${onDay(dueOn, 'de')} zu erfüllen.`,
  overdueLead: (p, dueOn) => `Diese Auflage zu ${p.system} war bis zum ${onDay(dueOn, 'de')} zu erfüllen und ist noch offen:`,
  valid: (p) =>
    `${p.org} darf ${p.system} vorerst weiter einsetzen und wartet auf die Erfüllung. Bitte melden Sie sie, sobald es so weit ist.`,
  suspended: (p) =>
    `${p.org} hat die Freigabe von ${p.system} deshalb ausgesetzt. Bitte melden Sie die Erfüllung, sobald es so weit ist.`,
  withdrawn: (p) =>
    `${p.org} hat die Freigabe von ${p.system} deshalb zurückgezogen. Auch eine spätere Erfüllung der Auflage ändert daran nichts.`,
};
