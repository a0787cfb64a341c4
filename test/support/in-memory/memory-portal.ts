import { createHash } from 'node:crypto';
import type { EvidenceBucket } from '../../../functions/domain/answers/evidence-ports.ts';
import type { StaffSession, VendorSession } from '../../../functions/domain/links/access-grant.ts';
import type { SessionLife, Sessions } from '../../../functions/domain/links/access-ports.ts';
import type { EvidenceRecords, Submissions } from '../../../functions/respond/ports.ts';
import { isAsRead } from './memory-ledger.ts';
import type { MemoryTable } from './memory-table.ts';

/** Sessions by the hash of their cookie. */
export function memorySessions() {
  const sessions = new Map<string, VendorSession | StaffSession>();
  const of = (kind: string, hash: string) => {
    const session = sessions.get(hash);
    return session?.kind === kind ? structuredClone(session) : undefined;
  };
  const port: Sessions & SessionLife = {
    startVendor: async (hash, session) => void sessions.set(hash, structuredClone(session)),
    async prolongVendor(hash, expiresAt) {
      const session = sessions.get(hash);
      if (session?.kind === 'vendor') session.expiresAt = expiresAt;
    },
    startStaff: async (hash, session) => void sessions.set(hash, structuredClone(session)),
    vendor: async (hash) => of('vendor', hash) as VendorSession | undefined,
    staff: async (hash) => of('staff', hash) as StaffSession | undefined,
    end: async (hash) => void sessions.delete(hash),
  };
  return { port, sessions };
}

/** A versioned bucket; `put` is what a browser's upload does. */
export function memoryBucket() {
  const objects = new Map<string, { version: string; bytes: Uint8Array }[]>();
  const find = (key: string, version?: string) =>
    objects.get(key)?.findLast((object) => version === undefined || object.version === version);
  const asked: Parameters<EvidenceBucket['uploadForm']>[0][] = [];
  const port: EvidenceBucket = {
    async look(key, version) {
      const found = find(key, version);
      return found && { version: found.version, sizeBytes: found.bytes.length };
    },
    async digest(key, version) {
      const found = find(key, version);
      if (!found) throw new Error(`no object ${key}`);
      return createHash('sha256').update(found.bytes).digest('hex');
    },
    async uploadForm(ask) {
      asked.push(ask);
      return {
        url: 'https://evidence.example/',
        fields: { key: ask.key, 'Content-Type': ask.contentType, success_action_redirect: ask.redirectTo },
      };
    },
  };
  return {
    port,
    /** Every form that was asked for. */
    asked,
    put(key: string, text: string): string {
      const versions = objects.get(key) ?? [];
      const version = `v${versions.length + 1}`;
      objects.set(key, [...versions, { version, bytes: Buffer.from(text) }]);
      return version;
    },
  };
}

/** Evidence under the condition of the real store: the whole record as read. */
export const memoryEvidence = (table: MemoryTable): EvidenceRecords => ({
  get: async (assessmentId, id) => structuredClone(table.files.get(assessmentId)?.evidence.find((file) => file.id === id)),
  async update(assessmentId, next, asRead) {
    const all = table.files.get(assessmentId)?.evidence ?? [];
    const at = all.findIndex((file) => file.id === next.id);
    const now = all[at];
    if (!now || !isAsRead(now, asRead)) return 'moved';
    all.splice(at, 1, structuredClone(next));
    return 'saved';
  },
});

export const memorySubmissions = (table: MemoryTable): Submissions => ({
  get: async (assessmentId, revision) =>
    structuredClone(table.files.get(assessmentId)?.submissions.find((submission) => submission.revision === revision)),
});
