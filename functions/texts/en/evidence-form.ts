/** Step 1 of attaching a file: what the document is. */
export const evidenceForm = {
  title: 'Attach a file',
  /** After "Please check:". */
  titleProblems: 'attach a file',
  step: 'Step 1 of 2: tell us about the document. It supports your answer to:',
  name: 'Name of the document',
  nameHint: 'As you would call it in an email, for example “ISO 42001 certificate 2026”.',
  nameMissing: 'Give the document a name that you will recognise.',
  kind: 'What kind of document is it?',
  kindMissing: 'Choose what kind of document it is.',
  issuer: 'Who issued it? (optional)',
  issuerHint: 'For example the certification body, the auditor, or your own company.',
  issuedOn: 'Issued on (optional)',
  expiresOn: 'Valid until (optional)',
  expiresHint: 'An expired document counts for less than one that is valid.',
  noSuchDate: 'Type a date that exists, as year-month-day, for example 2026-03-31.',
  expiresBeforeIssued: 'The document expires before it was issued. Check both dates.',
  type: 'What type of file is it?',
  typeMissing: 'Choose what type of file it is.',
  others: 'Does it support other answers too?',
  alsoAttach: 'Attach it to these questions as well',
  continue: 'Continue to the upload',
};
