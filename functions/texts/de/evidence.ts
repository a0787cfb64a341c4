import type { evidence as english } from '../en/evidence.ts';

export const evidence: typeof english = {
  kinds: {
    certificate: 'Zertifikat',
    'audit-report': 'Auditbericht',
    'model-card': 'Modellkarte (Model Card)',
    'test-report': 'Prüfbericht',
    policy: 'Richtlinie oder Verfahren',
    other: 'Anderes Dokument',
  },
  status: {
    pending: 'Noch nicht hochgeladen',
    quarantined: 'Hochgeladen',
    clean: 'Hochgeladen, virenfrei',
    infected: 'Virus gefunden',
  },
  types: {
    pdf: 'PDF',
    docx: 'Word (docx)',
    xlsx: 'Excel (xlsx)',
    csv: 'CSV-Tabelle',
    txt: 'Nur Text (txt)',
    md: 'Markdown (md)',
    png: 'Bild (png)',
    jpg: 'Foto (jpg, jpeg)',
  },
  validUntil: (day) => `gültig bis ${day}`,
  bytes: (bytes) => (bytes === 1 ? '1 Byte' : `${bytes} Bytes`),
  upload: 'Hochladen',
  remove: 'Entfernen',
  attach: 'Datei anhängen',
  attachAnother: 'Weitere Datei anhängen',
};
