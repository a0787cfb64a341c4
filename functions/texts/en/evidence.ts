import type { CertificateScheme } from '../../domain/answers/submission.ts';
import type { EvidenceKind } from '../../domain/vocabulary.ts';

const kinds: Record<EvidenceKind, string> = {
  certificate: 'Certificate',
  'audit-report': 'Audit report',
  'model-card': 'Model card',
  'test-report': 'Test report',
  policy: 'Policy or procedure',
  other: 'Other document',
};

const schemes: Record<CertificateScheme, string> = {
  'iso-42001': 'ISO/IEC 42001 certificate',
  'iso-27001': 'ISO/IEC 27001 certificate',
  other: 'Other certificate',
};

/** Files: attached, described, uploaded, removed. */
export const evidence = {
  kinds,
  /** Instead of the kind, where a certificate says what it is of. */
  schemes,
  status: {
    pending: 'Not uploaded yet',
    quarantined: 'Uploaded, being checked',
    clean: 'Uploaded, virus-free',
    infected: 'Virus found',
    unscannable: 'Could not be checked',
  },
  /** What is to be done about a file, beside it. */
  messages: {
    pending: (type: string, most: string) =>
      `This file has not arrived. If the store refused it: it must be one ${type} file, not empty, of at most ${most}. Upload it again, or remove it here.`,
    quarantined: 'It is being checked for viruses, usually in less than a minute. You can go on: only submitting waits for it.',
    infected: 'A virus was found in this file. Remove it and attach a clean copy, or replace it.',
    unscannable:
      'This file could not be checked for viruses; it may be protected by a password. Remove it and attach a copy that opens without a password, or replace it.',
    /** Its check should have ended long ago. */
    late: 'The virus check of this file is taking longer than usual. Remove the file and attach it again, or replace it.',
    replacing: (file: string) => `It will replace “${file}” as soon as it has arrived.`,
    /** After `day` it was weaker. */
    expired: (day: string) =>
      `It was valid until ${day}, so it counts only as your own statement. If there is a newer one, replace it.`,
    'cycle-over': (day: string) =>
      `The three years of this certificate ended on ${day}, so it counts only as your own statement. If there is a newer one, replace it.`,
    'audit-overdue': (day: string) =>
      `Certification bodies audit every year, and the details lack the audit that was due by ${day}. So the certificate counts like a document of your own. If there was an audit, add it under “Edit details”.`,
  },
  /** Local stage only. */
  developmentScanner: 'Checked by the development scanner, which knows only a test file.',
  /** By extension. */
  types: {
    pdf: 'PDF',
    docx: 'Word (docx)',
    xlsx: 'Excel (xlsx)',
    csv: 'CSV table',
    txt: 'Plain text (txt)',
    md: 'Markdown (md)',
    png: 'Picture (png)',
    jpg: 'Photo (jpg, jpeg)',
  },
  issued: (day: string) => `issued ${day}`,
  audited: (day: string) => `last surveillance audit ${day}`,
  validUntil: (day: string) => `valid until ${day}`,
  bytes: (bytes: number) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
  upload: 'Upload',
  remove: 'Remove',
  replace: 'Replace',
  edit: 'Edit details',
  attach: 'Attach a file',
  attachAnother: 'Attach another file',
};
