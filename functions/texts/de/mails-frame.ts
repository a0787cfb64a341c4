import { reachable } from '../mail-parties.ts';
import type { MailTexts } from '../mails.ts';

/** `1 Frage`, `3 Fragen` */
export const questions = (count: number): string => `${count} ${count === 1 ? 'Frage' : 'Fragen'}`;

export const frame: MailTexts['frame'] = {
  sender: (org) => `${org} (Lieferantenbewertung)`,
  greeting: (name) => `Guten Tag ${name},`,
  writes: (name) => `${name} schreibt:`,
  copyAddress: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  system: 'KI-System',
  takes: 'Zeitbedarf',
  estimate: (time, count) => `${time} für höchstens ${questions(count)}`,
  estimateLeft: (time, count) =>
    count === 0 ? `${time}; alle Fragen sind beantwortet` : `${time}; noch ${questions(count)} offen`,
  reference: 'Referenz',
  noAccount: 'Sie brauchen kein Konto und kein Passwort.',
  personal: 'Der Link ist nur für Sie: Bitte geben Sie ihn nicht weiter.',
  code: 'Wenn Sie den Link zum ersten Mal in einem Browser öffnen, schicken wir Ihnen per E-Mail einen sechsstelligen Code.',
  anyQuestions: (p) => `Fragen? Antworten Sie auf diese E-Mail oder schreiben Sie an ${reachable(p.requester)}.`,
  call: (name, phone) => ['Telefonisch erreichen Sie ', name, ' unter ', phone, '.'],
  genuine: (p, host, witness, hasNumber) =>
    `Ist diese E-Mail echt? Der Link führt zu ${host}, wir fragen nie nach einem Passwort oder einer Zahlung, und ${witness} kann Ihnen die Referenz ${p.reference} bestätigen. Rufen Sie im Zweifel unter einer Nummer an, die Sie bereits kennen${hasNumber ? ', nicht unter einer aus dieser E-Mail' : ''}.`,
  requesterAtOrg: (p) => `${p.requester.name} bei ${p.org}`,
  footer: (p, isContact) =>
    `Gesendet im Auftrag von ${reachable(p.requester)}, ${p.org}, weil Sie ${isContact ? `bei ${p.supplier} für ${p.system} zuständig sind` : `für ${p.supplier} Fragen zu ${p.system} beantworten`}. Antworten gehen an ${p.requester.name}. Referenz ${p.reference}.`,
};
