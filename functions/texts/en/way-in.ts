/** Links that do not open, sessions that are over, and signing out. */
export const wayIn = {
  unusable: {
    title: 'This link does not work',
    why: 'Links end after a while, and some mail programs break them in two.',
    steps: [
      'Check that the whole link from the email was copied.',
      'If you got more than one email from us, use the link in the newest.',
      'Otherwise reply to the email: the person who asked can send you a new link.',
    ],
    kept: 'Everything that was saved before is still there.',
  },
  ended: {
    title: 'Please open the link in your email again',
    titleTyped: 'Not saved yet: please open your link again',
    why: 'This visit has ended. Everything that was saved is still there.',
    back: 'The link takes you back to where you were. You need no password.',
    noLink: 'If the link no longer works, ask whoever sent it to you.',
    typed: 'What you just typed is kept on this page, and nowhere else. To save it:',
    steps: [
      'Leave this page open. Open the link in your email in a new tab, and press Start there.',
      'Come back to this tab and continue.',
    ],
    continue: 'Continue with what I typed',
    words: 'What you typed, to read and to copy',
    /** `place`: among the questions of the page that it was typed on. */
    answer: (place: number) => `Answer ${place}`,
  },
  signedOut: {
    title: 'You are signed out',
    text: 'Everything that you saved is still there. Open the link in your email when you want to continue.',
  },
};
