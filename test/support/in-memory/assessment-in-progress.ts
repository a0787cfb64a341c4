import type { Answers } from '../../../functions/domain/answers/answer.ts';
import type { Assessment } from '../../../functions/domain/assessment.ts';
import type { Policy } from '../../../functions/domain/catalog/policy.ts';
import { answerFollowUp } from '../../../functions/domain/follow-up/answer-follow-up.ts';
import { openFollowUp } from '../../../functions/domain/follow-up/follow-up.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { owningRoles } from '../../../functions/domain/vocabulary.ts';
import { waitingFor } from '../../../functions/domain/waiting-for.ts';
import { openAssessment } from '../../../functions/intake/open-assessment.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { housePolicy } from '../house-policy.ts';
import { smallCatalog } from '../small-catalog.ts';
import { submissionTo, vendor } from '../small-submission.ts';
import type { InMemory } from './in-memory.ts';

export const ID = 'asm_1';
export const requester = { kind: 'staff', id: 'stf_1', name: 'Paula Prior', email: 'paula@buyer.example' } as const;
export const contact = { name: vendor.name, email: vendor.email };
export const EXECUTION = `arn:aws:states:eu-west-1:000000000000:execution:assay:${ID}-1`;

export interface Beginning {
  policy?: Policy;
  id?: string;
  /** Overrides what the assessment says. */
  head?: Partial<Assessment>;
}

/** An assessment as intake opens it: the workflow is ordered, nothing else has happened. */
export async function opened(world: InMemory, { policy = housePolicy(), id = ID, head = {} }: Beginning = {}) {
  const catalogHash = await world.ports.catalogs.publish(smallCatalog(policy));
  const at = world.clock.now().toISOString();
  await world.ports.ledger.open({
    head: {
      id,
      reference: 'A-7F3K2Q',
      supplierId: 'sup_1',
      supplierName: 'Vendor Ltd',
      systemId: 'sys_1',
      systemName: 'CareBot',
      supplierRole: 'provider',
      facts: {
        dataSensitivity: 'personal',
        impactOnPeople: 'significant',
        autonomy: 'recommends',
        scale: 'under-10000',
        replaceability: 'moderate',
        aiActClass: 'limited',
      },
      inherentRisk: 'high',
      tier: 'high',
      catalogHash,
      policyId: policy.id,
      questionnaireVersion: '1.0.0',
      contact,
      requestedBy: requester,
      message: 'Please start with the data section.',
      status: 'opened',
      waiting: waitingFor({ status: 'opened', contact }, [], at),
      openedAt: at,
      ...head,
    },
    operationId: `start-${id}`,
    at,
    event: {
      type: 'assessment-opened',
      actor: head.requestedBy ?? requester,
      data: head.requesterPhone ? { requesterPhone: head.requesterPhone } : {},
    },
    outbox: [{ kind: 'start-workflow', assessmentId: id, attempt: 1 }],
  });
}

/** Invited: the first step of the workflow has run. */
export async function invited(world: InMemory, options: Beginning = {}) {
  const assessmentId = options.id ?? ID;
  await opened(world, options);
  await world.ports.workflows.start(assessmentId, 1);
  await openAssessment(
    { ...world.ports, clock: world.clock, ids: world.ids },
    { assessmentId, executionArn: EXECUTION, attempt: 1 },
  );
}

/** The vendor submits, also in answer to an open round of questions; the workflow is to be woken. */
export async function submitted(world: InMemory, answers: Answers = {}, id = ID, replies: Record<string, string> = {}) {
  const { assessment: head, followUps, submissions, timers } = stored(world, id);
  const revision = (head.submission?.revision ?? 0) + 1;
  const catalog = await world.ports.catalogs.get(head.catalogHash);
  const at = world.clock.now().toISOString();
  const submission = submissionTo(catalog, { assessmentId: id, tier: head.tier, answers, submittedAt: at, revision });
  const round = openFollowUp(followUps);
  const before = submissions.find((one) => one.revision === revision - 1);
  const drafts = Object.fromEntries(
    Object.entries(replies).map(([questionId, text]) => [questionId, { reply: { round: round?.round ?? 0, text } }]),
  );
  const { questionnaire } = catalog;
  const answered = round && before && answerFollowUp(round, { drafts, before, after: submission, questionnaire });
  const hash = hashOf(submission);
  await world.ports.ledger.commit({
    head,
    operationId: `submit-${id}-${revision}`,
    at,
    transition: 'submit',
    set: { submission: { revision, hash, at, by: vendor }, waiting: waitingFor({ ...head, status: 'submitted' }, [], at) },
    event: { type: 'submitted', actor: vendor, data: { submission: hash, revision, ...answered?.facts } },
    writes: [
      { put: 'submission', value: submission },
      ...(answered ? [{ put: 'follow-up' as const, value: answered.round }] : []),
      ...(answered ? timers.map((timer) => ({ delete: 'timer' as const, id: timer.id })) : []),
    ],
    outbox: [
      { kind: 'wake-workflow', assessmentId: id, wait: 'response' },
      { kind: 'mail', mail: 'receipt', assessmentId: id, to: contact },
    ],
  });
}

const owners = {
  'data-protection': [{ name: 'Dora Data', email: 'dora@buyer.example' }],
  security: [
    { name: 'Sam Safe', email: 'sam@buyer.example' },
    { name: 'Paula Prior', email: 'PAULA@buyer.example' },
  ],
} as const;

/** Two people hold every role, so that no request lacks anybody. */
export function peopled(world: InMemory): void {
  const [dora, sam] = [owners['data-protection'][0], owners.security[0]];
  for (const role of owningRoles) world.table.directory.roles[role] = [{ ...dora }, { ...sam }];
}

/** Scored with nothing answered: every owning role has an open request. Whoever the test named before stays in the directory, and a stored directory as it is. */
export async function awaitingDecision(world: InMemory, options: Omit<Beginning, 'id'> & { answers?: Answers } = {}) {
  const { roles } = world.table.directory;
  const named = Object.fromEntries(Object.entries(roles).filter(([, people]) => people.length > 0));
  if (world.table.directory.version === 0)
    world.table.directory.roles = { ...roles, ...structuredClone(owners), ...named } as never;
  await invited(world, options);
  await submitted(world, options.answers);
  await scoreResponse({ ...world.ports, clock: world.clock }, { assessmentId: ID });
}

/** The one assessment as it is stored now. */
export function stored(world: InMemory, id = ID) {
  const file = world.table.files.get(id);
  if (!file) throw new Error(`no assessment ${id}`);
  return file;
}
