/** The types of file that may be attached: their extension, their media type (IANA). */
export const fileTypes = [
  { extension: 'pdf', contentType: 'application/pdf' },
  {
    extension: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  { extension: 'csv', contentType: 'text/csv' },
  { extension: 'txt', contentType: 'text/plain' },
  { extension: 'md', contentType: 'text/markdown' },
  { extension: 'png', contentType: 'image/png' },
  { extension: 'jpg', contentType: 'image/jpeg' },
] as const;

/** Of a file as it was announced: its key ends with it. */
export const extensionOf = ({ objectKey }: { objectKey: string }): string => objectKey.split('.').pop() ?? '';

export const MOST_FILE_BYTES = 25 * 1024 * 1024;
/** An upload may be started within an hour of its page being made. */
export const UPLOAD_SECONDS = 3600;
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

/** A document's name, always with the extension of its file. */
export const fileNameOf = (name: string, extension: string): string =>
  name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`;
