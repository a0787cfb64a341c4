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
  schemes: {
    'iso-42001': 'Zertifikat nach ISO/IEC 42001',
    'iso-27001': 'Zertifikat nach ISO/IEC 27001',
    other: 'Anderes Zertifikat',
  },
  status: {
    pending: 'Noch nicht hochgeladen',
    quarantined: 'Hochgeladen, wird geprüft',
    clean: 'Hochgeladen, virenfrei',
    infected: 'Virus gefunden',
    unscannable: 'Nicht prüfbar',
  },
  messages: {
    pending: (type, most) =>
      `Diese Datei ist nicht angekommen. Falls der Dateispeicher sie abgelehnt hat: Es muss eine ${type}-Datei sein, nicht leer und höchstens ${most} groß. Laden Sie sie noch einmal hoch, oder entfernen Sie sie hier.`,
    quarantined:
      'Die Virenprüfung läuft noch, meist weniger als eine Minute. Sie können weitermachen: Nur das Absenden wartet darauf.',
    infected:
      'In dieser Datei wurde ein Virus gefunden. Entfernen Sie sie und hängen Sie eine saubere Kopie an, oder ersetzen Sie sie.',
    unscannable:
      'Diese Datei konnte nicht auf Viren geprüft werden; vielleicht ist sie mit einem Passwort geschützt. Entfernen Sie sie und hängen Sie eine Kopie an, die sich ohne Passwort öffnen lässt, oder ersetzen Sie sie.',
    late: 'Die Virenprüfung dieser Datei dauert länger als üblich. Entfernen Sie die Datei und hängen Sie sie noch einmal an, oder ersetzen Sie sie.',
    replacing: (file) => `Diese Datei ersetzt „${file}“, sobald sie angekommen ist.`,
    expired: (day) =>
      `Das Dokument war bis zum ${day} gültig und zählt deshalb nur als Ihre eigene Aussage. Wenn es ein neueres gibt, ersetzen Sie es.`,
    'cycle-over': (day) =>
      `Die drei Jahre dieses Zertifikats endeten am ${day}; es zählt deshalb nur als Ihre eigene Aussage. Wenn es ein neueres gibt, ersetzen Sie es.`,
    'audit-overdue': (day) =>
      `Zertifizierungsstellen prüfen jedes Jahr; in den Angaben fehlt das Audit, das bis zum ${day} fällig war. Das Zertifikat zählt deshalb wie ein Dokument aus Ihrem Haus. Wenn es das Audit gab, tragen Sie es unter „Angaben ändern“ ein.`,
  },
  developmentScanner: 'Vom Entwicklungs-Scanner geprüft, der nur eine Testdatei kennt.',
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
  issued: (day) => `ausgestellt am ${day}`,
  audited: (day) => `letztes Überwachungsaudit am ${day}`,
  validUntil: (day) => `gültig bis ${day}`,
  bytes: (bytes) => (bytes === 1 ? '1 Byte' : `${bytes} Bytes`),
  upload: 'Hochladen',
  remove: 'Entfernen',
  replace: 'Ersetzen',
  edit: 'Angaben ändern',
  attach: 'Datei anhängen',
  attachAnother: 'Weitere Datei anhängen',
};
