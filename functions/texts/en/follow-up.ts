/** Questions about single answers, after everything was submitted. */
export const followUp = {
  asksAbout: (asker: string, answers: number) =>
    `${asker} asks about ${answers === 1 ? 'one of your answers' : `${answers} of your answers`}`,
  what: 'Change the answer, or write back what you want to say about it. All your other answers stay as they were submitted.',
  yours: (answers: number): string =>
    answers === 1 ? 'One of them is in what you were handed.' : `${answers} of them are in what you were handed.`,
  noneYours: 'None of them is in what you were handed, so there is nothing for you to do.',
  asks: (asker: string) => `${asker} asks:`,
  opened: 'New, because of an answer you changed',
  unsent: 'Changed when you were asked before, and not sent',
  answeredThen: 'Your answer so far',
  yourReply: 'Your reply',
  replyHint: (asker: string) => `For ${asker}, beside your answer. Needed only if you leave the answer as it is.`,
  replyUnsent: 'You wrote this when you were asked before, and it was not sent. Save it to use it now.',
  replied: (done: number, asked: number) => `${done} of ${asked} done`,
  allDone: 'Everything that was asked is done. Check your replies, then submit them.',
  checkIntro: 'Only what you were asked about is shown. All your other answers are sent again as they were.',
  complete: 'Everything that was asked is done. Read through once more, then submit at the end of this page.',
  before: 'Before',
  now: 'Now',
  replyWas: (reply: string) => `Your reply: ${reply}`,
  sharedFile: 'This file also supports an answer that you were not asked about, so it stays as it is. Attach another file instead.',
};
