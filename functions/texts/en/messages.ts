/** Pages that say one thing: not found, refused, too large, our fault. */
export const messages = {
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address. If you followed a link from one of our emails, check that all of it was copied, or ask the person who sent it for a new one.',
  },
  fault: {
    title: 'Something went wrong on our side',
    tryAgain: 'Nothing that was saved before is lost. Please try again in a minute.',
    kept: 'Nothing that was saved before is lost. What you have just sent is kept on this page, and nowhere else: leave it open, and try again in a minute.',
    again: 'Try again',
    quote: <T>(code: T) => ['If it happens again, tell us this code: ', code, '.'],
  },
  refused: {
    title: 'This page was open for too long',
    text: 'For your safety the form was not accepted. Go back, reload the page and send it again.',
  },
  tooLarge: {
    title: 'Not saved: that is too much text',
    text: 'One page may hold up to 2 MB. What you typed is on this page, and kept nowhere else. Shorten it here, then send it again.',
    field: (characters: string) => `A text of ${characters} characters`,
    again: 'Send again',
  },
};
