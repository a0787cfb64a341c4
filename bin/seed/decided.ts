import type { DecisionInput } from '../../functions/approve/deciding/decision-form.ts';
import type { Condition } from '../../functions/domain/deciding/approval.ts';
import type { OwningRole } from '../../functions/domain/vocabulary.ts';
import type { Plan } from '../people/vendor.ts';
import type { History } from './history.ts';
import { people } from './organisation.ts';
import { systemOf } from './suppliers.ts';
import { inDays, learnsFromUs, weakEncryption } from './told.ts';

type Decision = Omit<DecisionInput, 'basis'>;

const approve = (reasons: string, acceptUntil?: string): Decision => ({
  choice: 'approve',
  reasons,
  conditions: [],
  ...(acceptUntil && { acceptUntil }),
});
const onConditions = (reasons: string, ...conditions: Condition[]): Decision => ({
  choice: 'approve-with-conditions',
  reasons,
  conditions,
});

/** What the risk that remains is accepted for, in the words of each role; `set`: what single roles say instead, by the turn of their people. */
const accepted =
  (set: Partial<Record<OwningRole, Decision[]>> = {}) =>
  (role: OwningRole, nth: number): Decision =>
    set[role]?.[nth] ?? approve(nth === 0 ? inTheirWords[role] : second);
const second =
  'I read the answers on my own and come to the same end: what we gain is worth what remains, for as long as this holds.';
const inTheirWords: Record<OwningRole, string> = {
  'ai-governance': 'What remains is within what we knew when we chose this kind of system, and a person looks at every result.',
  'data-protection': 'The purpose is narrow, the data stays in the Union, and the deletion periods are agreed in the contract.',
  security: 'The gap is known and limited to one layer; our own network rules cover it until it is closed.',
  legal: 'The contract obliges the supplier to close the gap, and lets us leave without notice if it does not.',
  'business-owner': 'Adjusters confirm each result, so a wrong one is found before it takes effect.',
};

/** Invited, answered, submitted, scored: on these days ago. */
async function upToScore(history: History, id: string, systemId: string, plan: Plan, [invited, scored]: [number, number]) {
  await history.invite(id, invited, systemOf(systemId));
  await history.answer(id, scored + 1, plan);
  await history.submit(id, scored);
  await history.score(id, scored);
}

const encrypted: Condition = {
  text: 'Encryption at rest is in place and confirmed by an independent test report.',
  proof: 'The report of an independent test laboratory.',
  owner: { kind: 'vendor' },
  dueOn: inDays(75),
};
const ownCloud: Condition = {
  text: 'Until then medical reports are processed in our own cloud only.',
  proof: 'The network rules of the production account.',
  owner: { kind: 'staff', name: people.governance.name, email: people.governance.email },
  dueOn: inDays(-20),
};
const subprocessors: Condition = {
  text: 'The list of sub-processors names who runs the language model, and where.',
  proof: 'The list, as it is part of the contract.',
  owner: { kind: 'vendor' },
  dueOn: inDays(12),
};
const photos: Condition = {
  text: 'Photos are encrypted at rest, backups included.',
  proof: 'An audit report that covers the storage of photos.',
  owner: { kind: 'vendor' },
  dueOn: inDays(-9),
};

/** What was decided, and what became of it: cleared, replaced, expired, on conditions that are kept or not, rejected. */
export async function playDecided(history: History): Promise<void> {
  // A low tier that cleared by itself.
  await upToScore(history, 'asm_seedclear', 'sys_lumendocs', {}, [90, 86]);
  await history.record('asm_seedclear', 86);

  // Accepted, and replaced by a newer outcome of the same system, whose risk is accepted for a shorter time.
  await upToScore(history, 'asm_seedformer', 'sys_ostaraclauses', weakEncryption, [170, 161]);
  await history.decideAll('asm_seedformer', 155, accepted());
  await history.record('asm_seedformer', 154);
  await upToScore(history, 'asm_seednewer', 'sys_ostaraclauses', { 'development.fairness': { value: 'planned' } }, [40, 32]);
  const untilRenewal = approve('Accepted until the contract is renewed; then we ask for the results of the tests.', inDays(120));
  await history.decideAll('asm_seednewer', 26, accepted({ 'ai-governance': [untilRenewal] }));
  await history.record('asm_seednewer', 25);

  // Accepted for as long as the policy allows for what is critical, which is over.
  await upToScore(history, 'asm_seedexpired', 'sys_ostarareserve', weakEncryption, [205, 196]);
  await history.decideAll('asm_seedexpired', 189, accepted());
  await history.record('asm_seedexpired', 186);

  // A condition that nobody met in time suspends the outcome.
  await upToScore(history, 'asm_seedsuspended', 'sys_tesseradamage', weakEncryption, [130, 119]);
  const untilAudited = onConditions('The pilot may begin while the storage is being moved to encrypted disks.', photos);
  await history.decideAll('asm_seedsuspended', 113, accepted({ security: [untilAudited] }));
  await history.record('asm_seedsuspended', 110);

  // Three conditions: met, reported and waiting for an answer, open.
  await history.invite('asm_seedconditions', 60, {
    ...systemOf('sys_claimsightmed'),
    message: 'We plan to go live in spring.',
  });
  await history.answer('asm_seedconditions', 52, weakEncryption);
  await history.submit('asm_seedconditions', 51);
  await history.score('asm_seedconditions', 51);
  const large =
    'The benefit for claimants is large and the gaps can be closed within the year; until then the data stays in our own cloud.';
  await history.decideAll(
    'asm_seedconditions',
    47,
    accepted({ security: [onConditions(large, encrypted, ownCloud)], legal: [onConditions(inTheirWords.legal, subprocessors)] }),
  );
  await history.record('asm_seedconditions', 46);
  await history.report('asm_seedconditions', 30, {
    condition: ownCloud.text,
    words: 'The rules are live in production since this morning; the change is recorded as NET-218.',
  });
  await history.accept('asm_seedconditions', 28, {
    condition: ownCloud.text,
    reasons: 'I read the rules and tried a connection from outside: it is refused.',
    by: people.security,
  });
  await history.report('asm_seedconditions', 2, {
    condition: encrypted.text,
    words: 'Encryption at rest is live for all customers. The laboratory confirmed it last week; the report is in your data room.',
  });

  await upToScore(history, 'asm_seedrejected', 'sys_fernwoodfraud', learnsFromUs, [45, 38]);
  await history.decideAll('asm_seedrejected', 34, {
    choice: 'reject',
    reasons:
      'The supplier trains its models on our claims and could not say what its own model maker keeps. That is outside what we accept.',
    conditions: [],
  });
  await history.record('asm_seedrejected', 34);
}
