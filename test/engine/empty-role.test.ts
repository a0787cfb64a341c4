import { beforeAll, expect, inject, test } from 'vitest';
import { type Person, people } from '../../bin/seed/organisation.ts';
import { reportCondition } from '../../functions/domain/conditions/report-condition.ts';
import { localDate } from '../../functions/domain/time/business-days.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { asked, Desks, exceptionPath, offersDecision, oneException, REASONS } from '../support/deployed-deciding.ts';
import { newcomer, roleOf, withDirectory } from '../support/deployed-directory.ts';
import { catalogThat } from '../support/deployed-policy.ts';
import { catalogOfDays, DeployedStory } from '../support/deployed-story.ts';

let app: DeployedApp;
let desks: Desks;
let nils: Person;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
  nils = newcomer(app, 'Nils Newcomer');
  desks = await Desks.open(app, { nils });
});

test('a role without people is seen at once; whoever is named then is asked, decides, and the workflow finishes', async () => {
  await withDirectory(app, roleOf('security'), async () => {
    const { story, requests } = await asked(app, {});
    const [request] = requests;
    if (!request) throw new Error('nothing to decide');
    expect(request).toMatchObject({ role: 'security', status: 'open', lacksPeople: true });
    const { assessment } = await story.file();
    expect(assessment.waiting).toMatchObject({ on: 'administrator', until: request.dueAt });
    expect(assessment.waiting.who).toContain('Security');
    await story.settled();
    expect((await story.sent()).filter(([kind]) => kind === 'role-vacant')).toEqual(
      [
        ['role-vacant', people.admin.email],
        ['role-vacant', story.requester.email],
      ].toSorted(),
    );
    expect((await story.sent()).filter(([kind]) => kind === 'exception')).toEqual([]);

    const [lars, mara, tomas] = await Promise.all([
      desks.at(people.admin, '/directory'),
      desks.at(people.procurement, `/console/assessments/${story.id}`),
      desks.at(people.security, exceptionPath(request)),
    ]);
    expect(lars.mainText).toContain(assessment.reference);
    expect(lars.mainText).toContain('for somebody who may decide');
    expect(mara.mainText).toContain('too few people decide for Security');
    expect(offersDecision(tomas)).toBe(false);
    expect(tomas.mainText).toContain('an administrator must name somebody');

    await lars.open('/directory/roles/security');
    await lars.press('Add to the role', { 'person-name': nils.name, 'person-email': nils.email });
    expect(lars.path).toBe('/directory/roles/security');
    expect(lars.mainText).toContain(nils.email);
    const mail = await story.mail('exception', nils);
    expect(mail.to).toEqual([nils.email]);
    const named = await story.file();
    expect(named.assessment.waiting).toMatchObject({ on: 'risk-owners', who: 'Security' });
    expect(named.requests[0]).not.toHaveProperty('lacksPeople');
    expect(named.events.at(-1)).toMatchObject({ type: 'owners-asked', actor: { email: people.admin.email } });

    const page = await desks.at(nils, exceptionPath(request));
    await page.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect((await story.untilStatus('decided')).assessment.outcome?.result).toBe('approved');
    expect(await story.ended()).toBe('SUCCEEDED');
    expect(await story.mismatches()).toEqual([]);
  });
});

test('a role that stays empty is never an approval: administrators are reminded, and at the end it counts as rejected', async () => {
  await withDirectory(app, roleOf('security'), async () => {
    const { story, requests } = await asked(app, { catalog: catalogThat(app, { secondsPerDay: 600 }) });
    const [request] = requests;
    if (!request) throw new Error('nothing to decide');
    const timer = async () => (await story.file()).timers.find(({ kind }) => kind === 'decision')?.dueAt ?? '';
    for (let due = await timer(); due < request.lapsesAt; due = await timer()) {
      await story.sweepAt(due);
      await story.settled();
    }
    const before = await story.file();
    expect(before.assessment).toMatchObject({ status: 'awaiting-decision', waiting: { on: 'administrator' } });
    await story.sweepAt(request.lapsesAt);
    const { outcome } = await story.untilStatus('decided');
    expect([outcome?.result, outcome?.basis]).toEqual(['rejected', 'no-decision-in-time']);
    expect(await story.mismatches()).toEqual([]);
    const kinds = (await story.sent()).map(([kind, to]) => `${kind} ${to}`);
    const steps = before.events.filter(({ type }) => type === 'reminded' || type === 'escalated').length;
    expect(steps).toBeGreaterThanOrEqual(3);
    expect(kinds.filter((one) => one === `role-vacant ${people.admin.email}`)).toHaveLength(1 + steps);
  });
});

test('a report on a condition that nobody may answer is put to whoever is named then, who answers it', async () => {
  const catalog = catalogOfDays(app, 86_400);
  const story = await DeployedStory.invited(app, { tier: 'standard', catalog });
  await story.answerAndSubmit(oneException);
  await story.untilStatus('awaiting-decision');
  const dueOn = localDate(catalog.policy.calendar, new Date(Date.now() + 60 * 86_400_000).toISOString());
  const condition = { text: 'Encrypt the disks.', proof: 'A report of the disks.', owner: { kind: 'vendor' as const }, dueOn };
  await story.decideAll({ choice: 'approve-with-conditions', reasons: REASONS, conditions: [condition] });
  const [followed] = (await story.untilStatus('decided')).conditions;
  if (!followed) throw new Error('no condition is followed');
  await story.settled();

  await withDirectory(app, roleOf('security'), async () => {
    const about = { assessmentId: story.id, conditionId: followed.id, evidenceIds: [] };
    await reportCondition(app, { ...about, words: 'All disks are encrypted.', by: { kind: 'vendor', ...story.contact } });
    const told = await story.mail('condition-vacant', people.admin);
    expect(told.text).toContain('Whoever is named is asked at once.');
    await story.settled();
    expect((await story.sent()).filter(([kind]) => kind === 'condition-reported')).toEqual([]);

    const lars = await desks.at(people.admin, '/directory/roles/security');
    await lars.press('Add to the role', { 'person-name': nils.name, 'person-email': nils.email });
    expect(lars.mainText).toContain('will get a mail about an open exception or a reported condition');
    const mail = await story.mail('condition-reported', nils);
    expect(mail.to).toEqual([nils.email]);
    expect((await story.file()).events.at(-1)).toMatchObject({
      ...{ type: 'owners-asked', actor: { email: people.admin.email } },
      data: { condition: followed.id, people: [nils.email] },
    });

    await lars.press('Remove from the role', { remove: nils.email });
    const lacking = (await story.file()).events.at(-1);
    expect(lacking).toMatchObject({ type: 'owners-asked', data: { condition: followed.id, people: [], lacksPeople: true } });
    await story.settled();
    const vacant = (await story.sent()).filter(([kind, to]) => kind === 'condition-vacant' && to === people.admin.email);
    expect(vacant).toHaveLength(2);
    await lars.press('Add to the role', { 'person-name': nils.name, 'person-email': nils.email });

    const page = await desks.at(nils, `/exceptions/${story.id}/conditions/${followed.id}`);
    await page.press('Record my answer', { choice: 'accept', reasons: REASONS });
    expect((await story.file()).conditions).toMatchObject([{ id: followed.id, status: 'met' }]);
    await story.settled();
    expect((await story.sent()).filter(([kind]) => kind === 'condition-reported')).toEqual([['condition-reported', nils.email]]);
    expect(await story.mismatches()).toEqual([]);
  });
});
