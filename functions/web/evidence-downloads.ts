import type { Evidence } from '../domain/answers/submission.ts';

/** Signs a link to one version of an evidence file. The caller has checked that the file may be opened. */
export interface EvidenceDownloads {
  /** Opens for a minute, as a download. */
  url(evidence: Evidence): Promise<string>;
}
