import { reachable } from '../mail-parties.ts';
import type { MailTexts } from '../mails.ts';

export const outcome: MailTexts['outcome'] = {
  preview: 'Die Bewertung ist abgeschlossen.',
  lead: (p) => `${p.org} hat die Bewertung von ${p.system} abgeschlossen. Vielen Dank für Ihre Antworten.`,
  approved: (p) => `${p.org} hat den Einsatz von ${p.system} freigegeben.`,
  withConditions: (p) => `${p.org} hat den Einsatz von ${p.system} unter Auflagen freigegeben.`,
  rejected: (p) => `${p.org} hat den Einsatz von ${p.system} nicht freigegeben.`,
  ended: 'Diese Freigabe gilt inzwischen nicht mehr.',
  suspended: 'Diese Freigabe ist zurzeit ausgesetzt.',
  yours: (count) => (count === 1 ? 'Diese Auflage haben Sie zu erfüllen:' : `Diese ${count} Auflagen haben Sie zu erfüllen:`),
  noneYours: 'Keine der Auflagen betrifft Sie.',
  report: () => 'Mit einer gesonderten E-Mail erhalten Sie den Link, über den Sie die Erfüllung melden.',
  next: (p) => `Was daraus folgt, erfahren Sie von ${reachable(p.requester)}. Sie brauchen hier nichts weiter zu tun.`,
};
