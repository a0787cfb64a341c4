/** Pages that say one thing: not found, refused, too large, our fault. */
export const messages = {
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address. If you followed a link from one of our emails, check that all of it was copied, or ask the person who sent it for a new one.',
  },
  fault: {
    title: 'Something went wrong on our side',
    tryAgain: 'Nothing that was saved before is lost. Please go back and try again in a minute.',
    quote: <T>(code: T) => ['If it happens again, tell us this code: ', code, '.'],
  },
  refused: {
    title: 'This page was open for too long',
    text: 'For your safety the form was not accepted. Go back, reload the page and send it again.',
  },
  tooLarge: {
    title: 'That is too much text',
    text: 'One page of answers may hold up to 2 MB. Go back, shorten the longest answer, and save again.',
  },
};
