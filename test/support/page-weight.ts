import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

/** The most that a page weighs on an approver's way from the mail to the decision, in bytes gzipped with its styles. */
export const APPROVER_PAGE = 25_000;

const styles = [
  createRequire(import.meta.url).resolve('@picocss/pico/css/pico.min.css'),
  new URL('../../functions/web/assay.css', import.meta.url),
].map((file) => readFileSync(file, 'utf8'));
const ofStyles = gzipSync(styles.join('\n')).byteLength;

/** Bytes gzipped with the styles,; what was typed into its fields is its writer's. */
export const weight = (html: string): number =>
  ofStyles + gzipSync(html.replaceAll(/(<textarea[^>]*>)[^<]*/g, '$1').replaceAll(/ value="[^"]*"/g, '')).byteLength;
