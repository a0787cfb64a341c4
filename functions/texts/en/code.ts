/** The six-digit code that a new browser is asked for. */
export const code = {
  title: 'Check your email',
  /** After "Please check:". */
  titleProblems: 'the code from your email',
  sentTo: (address: string) => `We sent a six-digit code to ${address}. It shows that it is really you who opens the link.`,
  label: 'Six-digit code',
  hint: 'It works for 10 minutes, in this browser only.',
  continue: 'Continue',
  nothingCame: 'Nothing came?',
  nothingCameHelp: 'It can take a minute. Look into the spam folder as well.',
  sendAgain: 'Send a new code',
  sentAgain: 'A new code is on its way. Codes from earlier emails no longer work.',
  notSix: 'Type the six digits from the email.',
  wrong: (left: number) => `This code is not right. You have ${left === 1 ? 'one more try' : `${left} more tries`}.`,
  notSent: 'The code has not been sent yet. Wait for the email, then type the code from it.',
  expired: 'This code is too old. Ask for a new one below.',
  void: 'Too many wrong tries: this code no longer works. Ask for a new one below.',
  overTitle: 'Please open your link again',
  over: 'Nobody waits for a code in this browser. Open the link in your email and press Start.',
  /** Start was pressed in another browser just before. */
  momentAgo: {
    title: 'One moment, please',
    what: (address: string) =>
      `Less than a minute ago a code went to ${address}, because this link was opened in another window or browser. If that was you, type the code there: it works nowhere else.`,
    wait: (seconds: number) =>
      `If you want to go on here, press the button in ${seconds === 1 ? 'one second' : `${seconds} seconds`}. A code for this browser is then on its way.`,
    send: 'Email me a code for this browser',
  },
  tooManyTitle: 'Too many attempts',
  tooMany: (minutes: number) =>
    `This link was opened, or a code asked for or tried, too often. Please try again in ${minutes > 90 ? `${Math.ceil(minutes / 60)} hours` : minutes === 1 ? 'a minute' : `${minutes} minutes`}. If it was not you, tell the person who sent you the link.`,
};
