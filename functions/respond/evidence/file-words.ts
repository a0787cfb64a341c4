import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import { inDigits } from '../../web/when.ts';

/** `PDF`, `JPG`: a type in a sentence. */
export const typeName = (extension: string): string => extension.toUpperCase();

/** `1.2 MB` · `1,2 MB` */
export function fileSize(bytes: number, language: Language): string {
  if (bytes < 1024) return portalTexts(language).evidence.bytes(bytes);
  if (bytes < 1024 * 1024) return `${inDigits(Math.round(bytes / 1024), language)} KB`;
  return `${inDigits(bytes / 1024 / 1024, language)} MB`;
}
