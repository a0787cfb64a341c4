import type { Answer, Answers } from '../../functions/domain/answers/answer.ts';
import { takesFiles } from '../../functions/domain/answers/evidence.ts';
import type { Evidence } from '../../functions/domain/answers/submission.ts';
import { askedQuestions } from '../../functions/domain/answers/visible-questions.ts';
import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { ApprovalRequest, Decision } from '../../functions/domain/deciding/approval.ts';
import type { FollowUp } from '../../functions/domain/follow-up/follow-up.ts';
import { hashOf } from '../../functions/domain/proof/canonical.ts';
import { scoreResponse } from '../../functions/score/score-response.ts';
import { loadCatalog } from '../../lib/catalog/load-catalog.ts';
import { ID, invited, peopled, requester, stored, submitted } from './in-memory/assessment-in-progress.ts';
import { staffDesk } from './staff-desk.ts';

const AT = '2026-02-20T09:00:00.000Z';

/** Sentences of the catalog in another order each time, so that they pack no better than what people write. */
function writer({ criteria }: Catalog) {
  const words = criteria.criteria.flatMap(({ risk, treatment }) => `${risk} ${treatment}`.split(' '));
  let seed = 7;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return words[seed % words.length] ?? '';
  };
  return (length: number) => {
    let text = '';
    while (text.length < length) text += `${next()} `;
    return text.trim();
  };
}

/**
 * As much as one person is sensibly asked to judge: twelve points of one role, every answer with a comment of 300 characters and a file
 * where files are taken, two rounds of six questions with replies, all of it different from the last time, and five similar exceptions before.
 */
export async function heavyException() {
  const { catalog } = loadCatalog('standard');
  const desk = staffDesk();
  const { world } = desk;
  peopled(world);
  const catalogHash = await world.ports.catalogs.publish(catalog);
  const write = writer(catalog);
  const facts = { dataSensitivity: 'special-category', impactOnPeople: 'legal-or-similar', autonomy: 'decides-alone' } as const;
  const head = {
    ...({ catalogHash, policyId: 'standard', tier: 'high', inherentRisk: 'very-high' } as const),
    facts: { ...facts, scale: 'over-1000000', replaceability: 'hard', aiActClass: 'high-risk' } as const,
  };
  const asked = askedQuestions(catalog.questionnaire, 'high', 'provider');
  const unsure: Answers = Object.fromEntries(
    asked.map(({ id }): [string, Answer] => [id, { kind: 'not-sure', comment: write(300) }]),
  );
  const blank: Answers = {};

  await invited(world, { id: 'asm_before', head: { ...head, reference: 'A-BEFORE' } });
  await submitted(world, blank, 'asm_before');
  await invited(world, {
    head: { ...head, previous: { assessmentId: 'asm_before', reference: 'A-BEFORE', revision: 1 } } as never,
  });
  await submitted(world, unsure);
  const file = stored(world);
  for (const [n, question] of asked.filter(takesFiles).entries()) {
    const one = { id: `evd_${n}`, questionIds: [question.id], kind: 'test-report' as const, fileName: `${write(24)}.pdf` };
    file.submissions[0]?.evidence.push(one);
    const kept = { contentType: 'application/pdf', status: 'clean', objectKey: 'k', objectVersion: 'v', uploadedAt: AT } as const;
    file.evidence.push({ ...one, ...kept, uploadedBy: requester } satisfies Evidence);
  }
  if (file.assessment.submission) file.assessment.submission.hash = hashOf(file.submissions[0]);
  await scoreResponse({ ...world.ports, clock: world.clock }, { assessmentId: ID });
  const scored = stored(world);
  const request = scored.requests.toSorted((a, b) => b.findingIds.length - a.findingIds.length)[0] as ApprovalRequest;

  const questions = scored.scorecards[0]?.findings.find(({ id }) => id === request.findingIds[0])?.questionIds ?? [];
  const ids = [...questions, ...asked.map(({ id }) => id)].slice(0, 6);
  for (const round of [1, 2])
    scored.followUps.push({
      ...{ round, askedBy: requester, askedAt: AT, dueAt: AT, lapsesAt: AT, status: 'lapsed', closedAt: AT },
      questions: ids.map((questionId) => ({ questionId, text: write(250), reply: write(300) })),
    } satisfies FollowUp);
  for (const n of [1, 2, 3, 4, 5]) {
    const id = `asm_past${n}`;
    await invited(world, { id, head: { ...head, reference: `A-PAST0${n}`, systemName: write(20), supplierName: write(16) } });
    Object.assign(stored(world, id).assessment, { status: 'withdrawn' });
    const by = { kind: 'staff', id: `stf_p${n}`, name: `Olga Owner ${n}`, email: `olga${n}@buyer.example` } as const;
    const decision: Decision = {
      ...{ choice: 'approve', reasons: write(300), conditions: [], by, at: AT, basis: request.basis },
      ...{ capacity: { as: 'member' }, directoryVersion: 0 },
    };
    const closed = { status: 'approved', closedAt: AT, decisions: [decision, { ...decision, reasons: write(300) }] } as const;
    stored(world, id).requests.push({ ...structuredClone(request), ...closed, decisions: [...closed.decisions], assessmentId: id });
  }
  return { desk, catalog, request, path: `/exceptions/${ID}/${request.id}` };
}
