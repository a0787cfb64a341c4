/** What the parts of every form say of themselves. */
export const form = {
  /** Before a message beside its field, for screen readers. */
  error: 'Error: ',
  summary: 'There is a problem',
  /** Above the tick before something is taken away, and where it is missing. */
  sure: 'Are you sure?',
  sureMissing: 'Nothing was changed. Tick the box if you are sure.',
  /** Before the title of a page that came back with problems. */
  pleaseCheck: (title: string) => `Please check: ${title}`,
};
