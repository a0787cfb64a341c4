import type { EvidenceKind } from '../../domain/vocabulary.ts';

const kinds: Record<EvidenceKind, string> = {
  certificate: 'Certificate',
  'audit-report': 'Audit report',
  'model-card': 'Model card',
  'test-report': 'Test report',
  policy: 'Policy or procedure',
  other: 'Other document',
};

/** Files: attached, described, uploaded, removed. */
export const evidence = {
  kinds,
  status: {
    pending: 'Not uploaded yet',
    quarantined: 'Uploaded',
    clean: 'Uploaded, virus-free',
    infected: 'Virus found',
  },
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
  validUntil: (day: string) => `valid until ${day}`,
  bytes: (bytes: number) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
  upload: 'Upload',
  remove: 'Remove',
  attach: 'Attach a file',
  attachAnother: 'Attach another file',
};
