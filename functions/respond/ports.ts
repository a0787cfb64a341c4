import type { EvidenceBucket } from '../domain/answers/evidence-ports.ts';
import type { Evidence, Submission } from '../domain/answers/submission.ts';
import type { Links, LoginCodes, RateLimits, SessionLife, Sessions } from '../domain/links/access-ports.ts';
import type { Assessments, Catalogs, Clock, Drafts, Ids, Ledger } from '../domain/ports.ts';

/** Evidence by itself, whatever the assessment's status: scans also end after submitting. */
export interface EvidenceRecords {
  get(assessmentId: string, evidenceId: string): Promise<Evidence | undefined>;
  /** Written only where the whole record is still what was read. */
  update(assessmentId: string, next: Evidence, asRead: Evidence): Promise<'saved' | 'moved'>;
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
