/** Step 2 of attaching a file, and what may go wrong; removing it; too many files. */
export const upload = {
  title: 'Upload the file',
  missing: 'The file has not arrived yet. Please choose it and upload it again.',
  step: <T>(file: T) => ['Step 2 of 2: choose the file for ', file, '.'],
  file: 'The file',
  hint: (type: string, most: string) => `One ${type} file, up to ${most}.`,
  send: 'Upload',
  trouble: 'If the upload does not work',
  refused:
    'The file store refuses what is too large or of another type, and shows a page of code. Press Back, then choose a smaller file, or remove this entry and describe the file anew.',
  /** Said by the script, before a file is sent and while it is. */
  tooLarge: (most: string) => `This file is too large: at most ${most}. Choose a smaller file.`,
  empty: 'This file is empty. Choose another one.',
  wrongType: (type: string) => `This is not a ${type} file. Choose another file, or remove this entry and describe the file anew.`,
  sending: 'Uploading … Please keep this page open.',
  removeEntry: 'Remove this entry',
  remove: {
    title: 'Remove this file?',
    noLonger: (answers: number) => `It will no longer support ${answers === 1 ? 'this answer' : 'these answers'}:`,
    withIt: (files: number) =>
      `${files === 1 ? 'The file that it replaced is' : 'The files that it replaced are'} removed as well:`,
    changed: 'Nothing was removed: somebody changed this since you opened the page. This is how it is now. Remove it all the same?',
    yes: 'Yes, remove this file',
    remove: 'Remove the file',
    keep: 'Keep it',
  },
  tooOften: {
    title: 'That is a lot of files in one hour',
    text: (most: number) =>
      `At most ${most} files can be attached within an hour. Nothing is lost: what you attached and saved stays. Please go on a little later; meanwhile you can answer other questions.`,
  },
  tooMany: {
    title: 'There are many files already',
    text: (most: number) =>
      `One response can hold ${most} files. Remove one that is not needed, or combine several into one file: a file can support several answers.`,
  },
};
