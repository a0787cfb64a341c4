import { describe, expect, test, vi } from 'vitest';
import { housePolicy } from '../../support/house-policy.ts';
import { awaitingDecision, ID, peopled, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { answered, ask, better, poorlyAnswered } from '../../support/in-memory/follow-up-story.ts';
import { file, goodAnswers } from '../../support/small-submission.ts';
import { type StaffDesk, staff, staffDesk } from '../../support/staff-desk.ts';

const HOSTILE = '"><script>alert(1)</script>';

/** Nothing fell short, and AI governance must look; one file is attached. */
async function review(): Promise<{ desk: StaffDesk; path: string }> {
  const desk = staffDesk();
  peopled(desk.world);
  const policy = housePolicy({ clearing: { tiers: ['low'], worstFinding: 'low', appetite: 'medium' } });
  const answers = { ...goodAnswers, 'operation.stop': { kind: 'yes-no' as const, value: 'yes' as const, comment: HOSTILE } };
  await awaitingDecision(desk.world, { policy, head: { tier: 'standard', inherentRisk: 'medium' }, answers });
  const one = file('evd_1', ['data.checks'], { fileName: 'checks.pdf', objectVersion: 'v1' });
  stored(desk.world).submissions[0]?.evidence.push({
    id: one.id,
    questionIds: one.questionIds,
    kind: one.kind,
    fileName: one.fileName,
  });
  stored(desk.world).evidence.push(one);
  return { desk, path: `/exceptions/${ID}/${stored(desk.world).requests[0]?.id}` };
}

vi.setConfig({ testTimeout: 30_000 });

describe('an exception about the response as a whole', () => {
  test('shows scores and every file, and leads to all answers', async () => {
    const { desk, path } = await review();
    const dora = await desk.as(staff.dora, path);
    expect(dora.$('caption:contains("Score by domain")').length).toBe(1);
    expect(dora.$(`a[href="${path}/evidence/evd_1"]`).text()).toBe('checks.pdf');
    expect(
      dora
        .$(`main a[href="${path}/answers"]`)
        .map((_, a) => dora.$(a).text())
        .get(),
    ).toEqual(['All answers and files', 'Read all answers, section by section']);
  });

  test('with another point beside it: still every file, not that point’s alone', async () => {
    const { desk, path } = await review();
    const request = stored(desk.world).requests[0];
    const scorecard = stored(desk.world).scorecards[0];
    const general = scorecard?.findings[0];
    if (!general || !request) throw new Error('no finding');
    scorecard.findings.push({
      ...general,
      id: 'F-logs',
      criterionId: 'logs',
      domain: 'operation',
      questionIds: ['operation.log-days'],
    });
    request.findingIds.push('F-logs');
    expect((await desk.as(staff.dora, path)).$(`a[href="${path}/evidence/evd_1"]`).length).toBe(1);
  });

  test('every answer stands in its section, with its files, for everybody who may read the exception', async () => {
    const { desk, path } = await review();
    for (const person of [staff.dora, staff.sam, staff.paula, staff.audrey, staff.ada]) {
      const reader = await desk.as(person, `${path}/answers`);
      const sections = reader.$('section[aria-labelledby=sections] a').map((_, a) => reader.$(a).attr('href') ?? '');
      expect(sections.get()).toEqual([`${path}/answers/data`, `${path}/answers/operation`]);
      expect(reader.text).toContain('Data, 2 questions, 1 file');
      expect(reader.$(`a[href="${path}/evidence/evd_1"]`).length).toBe(1);
      await reader.get(`${path}/answers/data`);
      expect(reader.text).toContain('Do you train on personal data?NoWhich checks do you run?Bias; QualityFiles: checks.pdf');
      expect(reader.$('a:contains("Next: Operation")').attr('href')).toBe(`${path}/answers/operation`);
      await reader.get(`${path}/answers/operation`);
      expect(reader.text).toContain(`Can people stop it?YesComment: ${HOSTILE}`);
      expect(reader.html).not.toContain('<script>');
    }
    expect((await desk.as(staff.nobody, `${path}/answers`)).status).toBe(403);
  });

  test('what is not there is not found', async () => {
    const { desk, path } = await review();
    for (const wrong of [
      `${path}/answers/makers`,
      `${path}/answers/x`,
      `/exceptions/${ID}/r9-legal/answers`,
      '/exceptions/asm_x/r1/answers',
    ])
      expect((await desk.as(staff.dora, wrong)).status).toBe(404);
  });

  test('looking changes nothing', async () => {
    const { desk, path } = await review();
    const before = JSON.stringify(stored(desk.world));
    await desk.as(staff.dora, `${path}/answers`);
    await desk.as(staff.dora, `${path}/answers/data`);
    expect(JSON.stringify(stored(desk.world))).toBe(before);
  });
});

test('beside an answer stands what was asked about it, and what it was before; the other exceptions are linked', async () => {
  const world = await poorlyAnswered();
  const desk = staffDesk({ world });
  await ask(world, ['operation.stop']);
  await answered(world, better, { 'operation.stop': 'There is a switch now.' });
  const path = `/exceptions/${ID}/r2-ai-governance`;
  const dora = await desk.as(staff.dora, `${path}/answers/operation`);
  expect(dora.text).toContain(
    'Can people stop it?YesIn revision 1: NoAsked in round 1:How do you know? (operation.stop)The supplier replied:There is a switch now.',
  );
  await dora.get(`${path}/answers`);
  expect(dora.text).toContain('Operation, 4 questions, asked about again');
  const siblings = dora.$('section[aria-labelledby=siblings] a').map((_, a) => dora.$(a).attr('href') ?? '');
  const live = stored(world).requests.filter(({ id, status }) => status !== 'superseded' && id !== 'r2-ai-governance');
  expect(siblings.get()).toEqual(live.map(({ id }) => `/exceptions/${ID}/${id}`));
  expect(live.length).toBeGreaterThan(0);
});
