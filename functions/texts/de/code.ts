import type { code as en } from '../en/code.ts';

/** Der sechsstellige Code, nach dem ein neuer Browser gefragt wird. */
export const code: typeof en = {
  title: 'Sehen Sie in Ihr Postfach',
  titleProblems: 'Code aus der E-Mail',
  sentTo: (address) =>
    `Wir haben einen sechsstelligen Code an ${address} geschickt. Er zeigt, dass wirklich Sie den Link geöffnet haben.`,
  label: 'Sechsstelliger Code',
  hint: 'Er gilt 10 Minuten und nur in diesem Browser.',
  continue: 'Weiter',
  nothingCame: 'Es ist nichts angekommen?',
  nothingCameHelp: 'Es kann eine Minute dauern. Sehen Sie auch im Spam-Ordner nach.',
  sendAgain: 'Neuen Code senden',
  sentAgain: 'Ein neuer Code ist unterwegs. Codes aus früheren E-Mails gelten nicht mehr.',
  notSix: 'Geben Sie die sechs Ziffern aus der E-Mail ein.',
  wrong: (left) => `Dieser Code stimmt nicht. Sie haben noch ${left === 1 ? 'einen Versuch' : `${left} Versuche`}.`,
  notSent: 'Der Code wurde noch nicht verschickt. Warten Sie auf die E-Mail und geben Sie dann den Code daraus ein.',
  expired: 'Dieser Code ist zu alt. Fordern Sie unten einen neuen an.',
  void: 'Zu viele falsche Versuche: Dieser Code gilt nicht mehr. Fordern Sie unten einen neuen an.',
  overTitle: 'Bitte öffnen Sie Ihren Link noch einmal',
  over: 'In diesem Browser wird auf keinen Code gewartet. Öffnen Sie den Link in Ihrer E-Mail und drücken Sie auf „Beginnen“.',
  momentAgo: {
    title: 'Einen Moment, bitte',
    what: (address) =>
      `Vor weniger als einer Minute ging ein Code an ${address}, weil dieser Link in einem anderen Fenster oder Browser geöffnet wurde. Falls Sie das waren, geben Sie den Code dort ein: Er gilt nur dort.`,
    wait: (seconds) =>
      `Wenn Sie hier weitermachen möchten, drücken Sie in ${seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`} auf die Schaltfläche. Dann ist ein Code für diesen Browser unterwegs.`,
    send: 'Code für diesen Browser senden',
  },
  tooManyTitle: 'Zu viele Versuche',
  tooMany: (minutes) =>
    `Dieser Link wurde zu oft geöffnet, oder es wurden zu viele Codes angefordert oder ausprobiert. Bitte versuchen Sie es in ${minutes > 90 ? `${Math.ceil(minutes / 60)} Stunden` : minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal. Falls Sie das nicht waren, sagen Sie der Person Bescheid, die Ihnen den Link geschickt hat.`,
};
