import type { Links, LoginCodes, RateLimits, Suppressions } from '../../../functions/domain/links/access-ports.ts';
import { namedError } from '../../../functions/domain/named-error.ts';
import type {
  Assessments,
  Catalogs,
  Clearances,
  Directories,
  Drafts,
  Ids,
  Outbox,
  Timers,
  Waits,
} from '../../../functions/domain/ports.ts';
import { emptyChain, nextEvent } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { TOKENS_KEPT } from '../../../functions/domain/time/wait-for-wake.ts';
import { isAsRead, putOver } from './memory-ledger.ts';
import { type MemoryTable, putOutbox } from './memory-table.ts';

export const memoryAssessments = (table: MemoryTable): Assessments => ({
  head: async (id) => structuredClone(table.files.get(id)?.assessment),
  work: async (id) => structuredClone(table.files.get(id)),
  file: async (id) => structuredClone(table.files.get(id)),
});

export const memoryOutbox = (table: MemoryTable): Outbox => ({
  get: async (id) => structuredClone(table.outbox.get(id)),
  async claim(id, now, until) {
    const item = table.outbox.get(id);
    if (!item || item.status === 'done' || (item.claimedUntil && item.claimedUntil > now)) return false;
    item.claimedUntil = until;
    return true;
  },
  async done(id, at, mail) {
    const item = table.outbox.get(id);
    if (!item) throw namedError('ConditionalCheckFailedException', `no outbox item ${id}`);
    Object.assign(item, { status: 'done', doneAt: at });
    if (mail) putOver(fileOf(table, mail.assessmentId).mails, mail.record, (other) => other.id === mail.record.id);
  },
  async failed(id, next) {
    const item = table.outbox.get(id);
    if (!item || item.status === 'done') return;
    Object.assign(item, next);
    delete item.claimedUntil;
  },
  due: async (now, limit) =>
    [...table.outbox.values()]
      .filter((item) => item.status === 'pending' && item.nextAttemptAt <= now)
      .sort((a, b) => a.nextAttemptAt.localeCompare(b.nextAttemptAt))
      .slice(0, limit)
      .map((item) => structuredClone(item)),
});

export const memoryTimers = (table: MemoryTable): Timers => ({
  due: async (now, limit) =>
    [...table.files.values()]
      .flatMap((file) => file.timers)
      .filter((timer) => timer.dueAt <= now)
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
      .slice(0, limit)
      .map((timer) => structuredClone(timer)),
  async set(timer) {
    const file = table.files.get(timer.assessmentId);
    if (file) putOver(file.timers, structuredClone(timer), (other) => other.id === timer.id);
  },
  async forget(timer) {
    const file = table.files.get(timer.assessmentId);
    if (file) file.timers = file.timers.filter((other) => other.id !== timer.id || other.dueAt !== timer.dueAt);
  },
});

export const memoryLinks = (table: MemoryTable): Links => ({
  async issue(grant) {
    const { grants } = fileOf(table, grant.assessmentId);
    putOver(grants, structuredClone(grant), (other) => other.tokenHash === grant.tokenHash);
    table.links.set(grant.tokenHash, { assessmentId: grant.assessmentId });
  },
  find: async (tokenHash) => structuredClone(table.links.get(tokenHash)),
  async speak(assessmentId, tokenHash, language) {
    const grant = fileOf(table, assessmentId).grants.find((one) => one.tokenHash === tokenHash);
    if (grant) grant.language = language;
  },
  async trust(assessmentId, tokenHash, browsers) {
    const grant = fileOf(table, assessmentId).grants.find((one) => one.tokenHash === tokenHash);
    if (grant) grant.browsers = [...browsers];
  },
});

export const memoryLoginCodes = (table: MemoryTable, ids: Ids): LoginCodes => ({
  async ask(code, mail) {
    table.codes.set(code.id, structuredClone(code));
    putOutbox(table, ids.id('out'), mail, code.askedAt);
  },
  get: async (id) => structuredClone(table.codes.get(id)),
  async draw(id, askedAt, codeHash, expiresAt) {
    const code = table.codes.get(id);
    if (code?.askedAt !== askedAt) return 'gone';
    Object.assign(code, { codeHash, expiresAt });
    return 'drawn';
  },
  async countTry(id) {
    const code = table.codes.get(id);
    if (code) code.tries += 1;
    return structuredClone(code);
  },
  end: async (id) => void table.codes.delete(id),
});

export const memoryRateLimits = (table: MemoryTable): RateLimits => ({
  async count(key, windowSeconds, now) {
    const window = `${key}/${Math.floor(now.getTime() / 1000 / windowSeconds)}`;
    const count = (table.rates.get(window) ?? 0) + 1;
    table.rates.set(window, count);
    return count;
  },
});

export const memorySuppressions = (table: MemoryTable): Suppressions => ({
  get: async (email) => structuredClone(table.suppressions.get(email.trim().toLowerCase())),
  put: async (suppression) => void table.suppressions.set(suppression.email.trim().toLowerCase(), structuredClone(suppression)),
  lift: async (email) => void table.suppressions.delete(email.trim().toLowerCase()),
});

export const memoryWaits = (table: MemoryTable): Waits => ({
  async put(assessmentId, wait, taskToken) {
    const before = table.waits.get(`${assessmentId}/${wait}`) ?? [];
    if (before[0] !== taskToken) table.waits.set(`${assessmentId}/${wait}`, [taskToken, ...before].slice(0, TOKENS_KEPT));
  },
  tokens: async (assessmentId, wait) => table.waits.get(`${assessmentId}/${wait}`) ?? [],
});

export const memoryCatalogs = (table: MemoryTable): Catalogs => ({
  async get(hash) {
    const catalog = table.catalogs.get(hash);
    if (catalog) return catalog;
    throw namedError('CatalogMissing', `no catalog version ${hash}`);
  },
  async publish(catalog) {
    const hash = hashOf(catalog);
    table.catalogs.set(hash, catalog);
    return hash;
  },
});

export const memoryDirectories = (table: MemoryTable): Directories => ({
  get: async () => structuredClone(table.directory),
  version: async (version) => structuredClone(table.directories.versions.find((one) => one.version === version)),
  history: async () => structuredClone({ current: table.directory, ...table.directories }),
  async change({ directory, by, at, operationId, what }) {
    const { versions, events } = table.directories;
    if (events.some((event) => event.operationId === operationId)) return { kind: 'committed' };
    if (directory.version !== table.directory.version + 1) return { kind: 'moved' };
    const last = events.at(-1);
    const chain = last ? { seq: last.seq, lastHash: last.hash } : emptyChain;
    const data = { version: directory.version, what };
    events.push(nextEvent(chain, { type: 'directory-changed', actor: by, data, aggregate: 'DIRECTORY', at, operationId }));
    versions.push(structuredClone(directory));
    table.directory = structuredClone(directory);
    return { kind: 'committed' };
  },
});

export const memoryClearances = (table: MemoryTable): Clearances => ({
  get: async (supplierId, systemId) => structuredClone(table.clearances.get(`${supplierId}/${systemId}`)),
});

export function memoryDrafts(table: MemoryTable): Drafts {
  const over = (id: string, grantHash?: string) => {
    const { assessment, grants } = fileOf(table, id);
    const { status } = assessment;
    if (status !== 'awaiting-response') return { kind: 'closed', status } as const;
    const isIn = !grantHash || grants.some(({ tokenHash, revokedAt }) => tokenHash === grantHash && !revokedAt);
    return isIn ? undefined : ({ kind: 'refused' } as const);
  };
  return {
    async save(id, draft, expectedVersion, grantHash) {
      const refused = over(id, grantHash);
      if (refused) return refused;
      const { drafts } = fileOf(table, id);
      const theirs = drafts.find((other) => other.sectionId === draft.sectionId);
      if (theirs && theirs.version !== expectedVersion) return { kind: 'conflict', theirs: structuredClone(theirs) };
      const saved = { ...structuredClone(draft), version: expectedVersion + 1 };
      putOver(drafts, saved, (other) => other.sectionId === draft.sectionId);
      return { kind: 'saved', draft: structuredClone(saved) };
    },
    async putEvidence(id, evidence, grantHash) {
      const refused = over(id, grantHash);
      if (refused) return refused;
      putOver(fileOf(table, id).evidence, structuredClone(evidence), (other) => other.id === evidence.id);
      return { kind: 'saved' };
    },
    async changeEvidence(id, evidence, asRead, grantHash) {
      const refused = over(id, grantHash);
      if (refused) return refused;
      const { evidence: all } = fileOf(table, id);
      const now = all.find((other) => other.id === evidence.id);
      if (!now || !isAsRead(now, asRead)) return { kind: 'moved' };
      all.splice(all.indexOf(now), 1, structuredClone(evidence));
      return { kind: 'saved' };
    },
    async removeEvidence(id, asRead, grantHash) {
      const refused = over(id, grantHash);
      if (refused) return refused;
      const { evidence: all } = fileOf(table, id);
      const now = all.find((other) => other.id === asRead.id);
      if (!now || !isAsRead(now, asRead)) return { kind: 'moved' };
      all.splice(all.indexOf(now), 1);
      return { kind: 'saved' };
    },
  };
}

function fileOf(table: MemoryTable, id: string) {
  const file = table.files.get(id);
  if (file) return file;
  throw namedError('ConditionalCheckFailedException', `no assessment ${id}`);
}
