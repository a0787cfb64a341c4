/**
 * Every key of the one table (docs/data-model.md lists the access patterns). The first digit of an assessment's sort keys
 * groups what is read together: 1 the vendor's work, 2 the judgement, 3 the trail, 4 what waits.
 */
export interface Key {
  pk: string;
  sk: string;
}

const assessmentPk = (id: string) => `ASSESSMENT#${id}`;
const inAssessment = (id: string, sk: string): Key => ({ pk: assessmentPk(id), sk });

export const keys = {
  assessmentPk,
  assessment: (id: string) => inAssessment(id, '1#HEAD'),
  draft: (id: string, sectionId: string) => inAssessment(id, `1#DRAFT#${sectionId}`),
  evidence: (id: string, evidenceId: string) => inAssessment(id, `1#EVIDENCE#${evidenceId}`),
  grant: (id: string, tokenHash: string) => inAssessment(id, `1#GRANT#${tokenHash}`),
  colleague: (id: string, colleagueId: string) => inAssessment(id, `1#COLLEAGUE#${colleagueId}`),
  followUp: (id: string, round: number) => inAssessment(id, `1#FOLLOWUP#${String(round).padStart(2, '0')}`),
  submission: (id: string, revision: number) => inAssessment(id, `2#SUBMISSION#${revision}`),
  scorecard: (id: string, revision: number) => inAssessment(id, `2#SCORECARD#${revision}`),
  request: (id: string, requestId: string) => inAssessment(id, `2#REQUEST#${requestId}`),
  outcome: (id: string) => inAssessment(id, '2#OUTCOME'),
  signature: (id: string) => inAssessment(id, '2#SIGNATURE'),
  condition: (id: string, conditionId: string) => inAssessment(id, `2#CONDITION#${conditionId}`),
  acceptance: (id: string, requestId: string) => inAssessment(id, `2#ACCEPTANCE#${requestId}`),
  event: (aggregatePk: string, seq: number): Key => ({ pk: aggregatePk, sk: `3#EVENT#${String(seq).padStart(8, '0')}` }),
  mail: (id: string, mailId: string) => inAssessment(id, `3#MAIL#${mailId}`),
  timer: (id: string, timerId: string) => inAssessment(id, `4#TIMER#${timerId}`),
  wait: (id: string, wait: string) => inAssessment(id, `5#WAIT#${wait}`),
  supplier: (id: string): Key => ({ pk: `SUPPLIER#${id}`, sk: '1#HEAD' }),
  system: (supplierId: string, systemId: string): Key => ({ pk: `SUPPLIER#${supplierId}`, sk: `1#SYSTEM#${systemId}` }),
  clearance: (supplierId: string, systemId: string): Key => ({ pk: `SUPPLIER#${supplierId}`, sk: `2#CLEARANCE#${systemId}` }),
  link: (tokenHash: string): Key => ({ pk: `LINK#${tokenHash}`, sk: '1#HEAD' }),
  loginCode: (id: string): Key => ({ pk: `CODE#${id}`, sk: '1#HEAD' }),
  rate: (key: string, window: number): Key => ({ pk: `RATE#${key}`, sk: `1#${window}` }),
  suppression: (addressHash: string): Key => ({ pk: `ADDRESS#${addressHash}`, sk: '1#HEAD' }),
  session: (cookieHash: string): Key => ({ pk: `SESSION#${cookieHash}`, sk: '1#HEAD' }),
  catalog: (hash: string): Key => ({ pk: `CATALOG#${hash}`, sk: '1#HEAD' }),
  outbox: (id: string): Key => ({ pk: `OUTBOX#${id}`, sk: '1#HEAD' }),
  directory: (): Key => ({ pk: 'DIRECTORY', sk: '1#HEAD' }),
  directoryVersion: (version: number): Key => ({ pk: 'DIRECTORY', sk: `2#VERSION#${String(version).padStart(6, '0')}` }),
};

/** Index names are shared with `lib/`; each index serves screens, not entities. */
export const indexes = {
  /** byStatus: STATUS#<status> by due date · SUPPLIERS by name · ACCEPTED (accepted risks) by the end of the acceptance. */
  byStatus: { name: 'byStatus', pk: 'statusKey', sk: 'statusSort' },
  /**
   * byOwner: OWNER#<role> (open requests by due date), CLOSED#<role> (closed ones by date), REPORTED#<role> (conditions that wait for
   * an answer), CONDITIONS#<address> (conditions that wait for somebody of ours) and OWED (those that wait for suppliers), by due date, and SYSTEM#<id> (assessments of a
   * system by date).
   */
  byOwner: { name: 'byOwner', pk: 'ownerKey', sk: 'ownerSort' },
  /** byDue: DUE#<kind>#<shard> by instant: timers and pending outbox items · WAITING: assessments by the deadline of whoever is awaited. */
  byDue: { name: 'byDue', pk: 'dueKey', sk: 'dueSort' },
} as const;

export const statusIndex = {
  status: (status: string, sort: string) => ({ statusKey: `STATUS#${status}`, statusSort: sort }),
  accepted: (until: string, id: string) => ({ statusKey: 'ACCEPTED', statusSort: `${until}#${id}` }),
  suppliers: (name: string, id: string) => ({ statusKey: 'SUPPLIERS', statusSort: `${name.toLowerCase()}#${id}` }),
};
export const reportedTo = (role: string): string => `REPORTED#${role}`;
/** Addresses are the same in any case. */
export const conditionsOf = (email: string): string => `CONDITIONS#${email.trim().toLowerCase()}`;
/** One partition, because it is one question: what do suppliers owe. */
export const OWED = 'OWED';
export const ownerIndex = {
  owed: (dueAt: string, id: string) => ({ ownerKey: OWED, ownerSort: `${dueAt}#${id}` }),
  role: (role: string, dueAt: string, id: string) => ({ ownerKey: `OWNER#${role}`, ownerSort: `${dueAt}#${id}` }),
  closed: (role: string, closedAt: string, id: string) => ({ ownerKey: `CLOSED#${role}`, ownerSort: `${closedAt}#${id}` }),
  reported: (role: string, dueAt: string, id: string) => ({ ownerKey: reportedTo(role), ownerSort: `${dueAt}#${id}` }),
  conditionOf: (email: string, dueAt: string, id: string) => ({ ownerKey: conditionsOf(email), ownerSort: `${dueAt}#${id}` }),
  system: (systemId: string, openedAt: string) => ({ ownerKey: `SYSTEM#${systemId}`, ownerSort: openedAt }),
};

/** Due items spread over shards, so that one partition never takes all writes. */
export const DUE_SHARDS = 4;
const shardOf = (id: string) => [...id].reduce((sum, c) => (sum + c.charCodeAt(0)) % DUE_SHARDS, 0);
export const dueIndex = {
  /** One partition, because it is one question; each assessment is written to it a few times in its life. */
  waiting: (until: string, id: string) => ({ dueKey: 'WAITING', dueSort: `${until}#${id}` }),
  key: (kind: 'timer' | 'outbox', id: string, at: string) => ({ dueKey: `DUE#${kind}#${shardOf(id)}`, dueSort: `${at}#${id}` }),
  partitions: (kind: 'timer' | 'outbox') => Array.from({ length: DUE_SHARDS }, (_, shard) => `DUE#${kind}#${shard}`),
};
