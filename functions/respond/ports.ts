import type { Evidence, Submission } from '../domain/answers/submission.ts';
import type { Links, LoginCodes, RateLimits, SessionLife, Sessions } from '../domain/links/access-ports.ts';
import type { Assessments, Catalogs, Clock, Drafts, Ids, Ledger } from '../domain/ports.ts';

/** Where a browser posts one file: the form's action and its hidden fields. */
export interface UploadForm {
  url: string;
  fields: Record<string, string>;
}

/** What lies where vendors' files arrive. */
export interface StoredEvidence {
  /** What lies at a key: its newest version, or the one named. `undefined` while nothing does. */
  look(key: string, version?: string): Promise<{ version?: string; sizeBytes: number } | undefined>;
  /** Lower-case hex SHA-256 of exactly one version, streamed. */
  digest(key: string, version?: string): Promise<string>;
}

export interface EvidenceBucket extends StoredEvidence {
  /** A form that lets one file of one type, up to `maxBytes`, be put at one key, within `seconds`. */
  uploadForm(ask: { key: string; contentType: string; maxBytes: number; seconds: number; redirectTo: string }): Promise<UploadForm>;
}

/** Evidence by itself, whatever the assessment's status: scans also end after submitting. */
export interface EvidenceRecords {
  get(assessmentId: string, evidenceId: string): Promise<Evidence | undefined>;
  /** Written only where the record still has the status and version that were read. */
  update(assessmentId: string, next: Evidence, asRead: Pick<Evidence, 'status' | 'objectVersion'>): Promise<'saved' | 'moved'>;
}

export interface Submissions {
  get(assessmentId: string, revision: number): Promise<Submission | undefined>;
}

/** All that the portal touches. `house` is what its pages say about themselves. */
export interface PortalPorts {
  assessments: Pick<Assessments, 'work'>;
  catalogs: Pick<Catalogs, 'get'>;
  clock: Clock;
  drafts: Drafts;
  ids: Pick<Ids, 'id' | 'token'>;
  ledger: Pick<Ledger, 'commit'>;
  links: Pick<Links, 'find' | 'speak' | 'trust'>;
  codes: Omit<LoginCodes, 'draw'>;
  rates: RateLimits;
  sessions: Pick<Sessions, 'startVendor' | 'vendor' | 'end'> & SessionLife;
  bucket: EvidenceBucket;
  evidence: EvidenceRecords;
  submissions: Submissions;
  house: {
    /** Without a trailing slash. */
    baseUrl: string;
    /** The buying organisation's name, where the deployment says it. */
    orgName?: string;
  };
}
