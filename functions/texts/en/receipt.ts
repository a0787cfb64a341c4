/** After submitting. */
export const receipt = {
  title: 'Thank you: your answers were submitted',
  copyTo: (email: string) => `A copy of this receipt is on its way to ${email}.`,
  reference: 'Reference',
  system: 'AI system',
  systemOf: (system: string, supplier: string) => `${system}, ${supplier}`,
  submitted: 'Submitted',
  by: 'By',
  contents: 'Contents',
  count: (answers: number, files: number) =>
    `${answers} ${answers === 1 ? 'answer' : 'answers'}, ${files} ${files === 1 ? 'file' : 'files'}`,
  fingerprint: 'Fingerprint',
  fingerprintHint: 'SHA-256 of exactly what was submitted. It proves later that nothing was changed.',
  next: 'What happens next',
  nextText:
    'Your answers are assessed now. If something needs a person’s judgement, the people who own that risk will look at it. You need to do nothing; if a question comes up, we will write to you.',
  correct: <T>(contact: T) => ['To correct something, or to ask: ', contact, '.'],
  whatYouSubmitted: 'What you submitted',
};
