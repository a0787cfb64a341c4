import { describe, expect, test } from 'vitest';
import { generalFindingTitles } from '../../../functions/domain/judgement/general-findings.ts';
import type { AssessmentFile } from '../../../functions/domain/ports.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import type { Tier } from '../../../functions/domain/vocabulary.ts';
import { housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, peopled, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { inMemory } from '../../support/in-memory/in-memory.ts';
import { allDecided, record } from '../../support/in-memory/recorded-story.ts';
import { relayNew } from '../../support/in-memory/rooms.ts';
import { goodAnswers } from '../../support/small-submission.ts';
import { staff, staffDesk } from '../../support/staff-desk.ts';

const looksAtAll = () => housePolicy({ clearing: { tiers: ['low'], worstFinding: 'low', appetite: 'medium' } });

const medium = { tier: 'standard', inherentRisk: 'medium' } as const;
const facts = {
  dataSensitivity: 'personal',
  impactOnPeople: 'minor',
  autonomy: 'recommends',
  scale: 'under-10000',
  replaceability: 'moderate',
  aiActClass: 'limited',
} as const;

/** Good answers of a tier that the policy lets nobody clear by themselves: one exception, about the response as a whole. */
async function review(tier: Tier = 'standard') {
  const desk = staffDesk();
  peopled(desk.world);
  await awaitingDecision(desk.world, { policy: looksAtAll(), head: { ...medium, tier }, answers: goodAnswers });
  return { desk, path: `/exceptions/${ID}/${stored(desk.world).requests[0]?.id}` };
}

describe('where nothing fell short and a person must look nevertheless', () => {
  test.each(['standard', 'high'] as const)('the page says so, of the %s tier', async (tier) => {
    const { desk, path } = await review(tier);
    expect(stored(desk.world).requests.map(({ findingIds }) => findingIds)).toEqual([['F-tier-review']]);
    const { text } = await desk.as(staff.dora, path);
    expect(text).toContain(
      `Nothing fell short. The policy has a person of AI governance look at every system of the ${tier} tier before it is used.`,
    );
    expect(text).toContain('Review by a person');
    expect(text).not.toMatch(/high-tier|What fell short|owns fell short|what fell short here/);
  });

  test('so does the mail', async () => {
    const { desk } = await review();
    await relayNew(desk.world);
    const mail = desk.world.sent.find(({ kind }) => kind === 'exception');
    expect(mail?.text).toContain('asks a person to decide on the answers as a whole.');
    expect(mail?.text).toContain('- Review by a person: The inherent risk');
    expect(mail?.text).not.toMatch(/f[ae]ll short/);
  });
});

test('where the risk that remains is the point, the page says whose decision that is', async () => {
  const desk = staffDesk();
  peopled(desk.world);
  const policy = housePolicy({ clearing: { tiers: ['low'], worstFinding: 'low', appetite: 'very-low' } });
  await awaitingDecision(desk.world, { policy, head: medium, answers: goodAnswers });
  expect(stored(desk.world).requests.map(({ findingIds }) => findingIds)).toEqual([['F-residual-risk']]);
  const { text } = await desk.as(staff.dora, `/exceptions/${ID}/${stored(desk.world).requests[0]?.id}`);
  expect(text).toContain('AI governance decides on the risk that remains as a whole, because it is above what the policy accepts.');
  expect(text).not.toContain('owns fell short');
});

test('a register line that was stored under an earlier title still verifies, and under no other', async () => {
  const world = inMemory();
  await allDecided(world, { policy: looksAtAll(), head: { ...medium, facts }, answers: goodAnswers, choice: 'approve' });
  await record(world);
  const catalog = await world.ports.catalogs.get(stored(world).assessment.catalogHash);
  const failing = (title: string) => {
    const file: AssessmentFile = structuredClone(stored(world));
    for (const finding of file.acceptances.flatMap(({ findings }) => findings)) finding.title = title;
    return verifyAssessment(file, catalog, { publicKey: world.signingKey.publicKey })
      .checks.filter(({ ok }) => !ok)
      .map(({ name }) => name);
  };
  expect(stored(world).acceptances.flatMap(({ findings }) => findings.map(({ title }) => title))).toEqual(['Review by a person']);
  expect(failing(generalFindingTitles['tier-review'] ?? '')).toEqual([]);
  expect(failing('Review of a high-tier system')).toEqual([]);
  expect(failing('Review of a low-tier system')).toEqual(['acceptances']);
});
