/** The types of file that may be attached: what people call them, their extension, their media type (IANA). */
export const fileTypes = [
  { extension: 'pdf', label: 'PDF', contentType: 'application/pdf' },
  {
    extension: 'docx',
    label: 'Word (docx)',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    extension: 'xlsx',
    label: 'Excel (xlsx)',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { extension: 'csv', label: 'CSV table', contentType: 'text/csv' },
  { extension: 'txt', label: 'Plain text (txt)', contentType: 'text/plain' },
  { extension: 'md', label: 'Markdown (md)', contentType: 'text/markdown' },
  { extension: 'png', label: 'Picture (png)', contentType: 'image/png' },
  { extension: 'jpg', label: 'Photo (jpg, jpeg)', contentType: 'image/jpeg' },
] as const;

export const MOST_FILE_BYTES = 25 * 1024 * 1024;
/** Every file is checked in the transaction that submits (at most 100 parts). */
export const MOST_FILES = 50;

export const fileTypeOf = (extension: string) => fileTypes.find((type) => type.extension === extension);

/** A key's last part: the document's name in letters that every store and log can show. */
export function safeName(name: string, extension: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${plain || 'document'}.${extension}`;
}

/** `1.2 MB` */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
