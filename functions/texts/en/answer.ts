/** An answer to read. */
export const answer = {
  none: 'No answer',
  reason: (reason: string) => `Reason: ${reason}`,
  comment: (comment: string) => `Comment: ${comment}`,
};
