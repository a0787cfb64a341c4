import { beforeAll, expect, inject, test } from 'vitest';
import { people } from '../../bin/seed/organisation.ts';
import { afterPolicyDays } from '../../functions/domain/catalog/policy-time.ts';
import type { ApprovalRequest } from '../../functions/domain/deciding/approval.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { approval, asked, Desks, decideAs, exceptionPath, offersDecision, REASONS } from '../support/deployed-deciding.ts';
import { named, newcomer, roleOf, withDirectory } from '../support/deployed-directory.ts';
import { catalogThat, everySeverity } from '../support/deployed-policy.ts';

const SLA = { dueDays: 5, reminderDays: [3, 5], deputyDays: 7, headDays: 10, lapseDays: 20 };

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

/** A role of one person with a deputy and a head, none of whom decides; and the days on which something falls due. */
async function silence() {
  const [member, deputy, head] = [newcomer(app, 'Mia Member'), newcomer(app, 'Dan Deputy'), newcomer(app, 'Hedda Head')];
  const change = {
    ...roleOf('security', member),
    heads: { security: named(head) },
    standIns: [{ email: member.email, deputy: named(deputy), absences: [] }],
  };
  const catalog = catalogThat(app, { secondsPerDay: 600, sla: everySeverity(SLA) });
  return { member, deputy, head, change, catalog };
}

const about = (kinds: string[]) => (sent: string[][]) => sent.filter(([kind]) => kinds.includes(kind ?? ''));

test('nobody decides: reminders, the deputy, the head, and at the end a rejection; each step mails the right people', async () => {
  const { member, deputy, head, change, catalog } = await silence();
  await withDirectory(app, change, async () => {
    const { story, requests } = await asked(app, { catalog });
    const [request] = requests as [ApprovalRequest];
    const day = (days: number) => afterPolicyDays(catalog.policy, request.askedAt, days);
    const sentOn: Record<number, string[][]> = {};
    const steps = [...SLA.reminderDays, SLA.deputyDays, SLA.headDays];
    for (const days of steps) {
      await story.settled();
      const before = await story.mails();
      await story.sweepAt(day(days));
      await story.settled();
      const fresh = (await story.mails()).slice(before.length);
      sentOn[days] = fresh.map(({ to, header }) => [header('x-assay-mail') ?? '', ...to]).toSorted();
    }
    const asks = (kind: string, ...emails: string[]) => emails.map((email) => [kind, email]).toSorted();
    const { email: requester } = story.requester;
    expect(sentOn).toEqual({
      3: asks('decision-reminder', member.email),
      5: asks('decision-reminder', member.email),
      7: asks('decision-escalation', member.email, deputy.email, requester),
      10: asks('decision-escalation', member.email, deputy.email, head.email, requester),
    });
    const escalated = await story.file();
    expect(escalated.requests[0]).toMatchObject({ status: 'open', escalation: 'head', decisions: [] });

    await story.sweepAt(request.lapsesAt);
    const { assessment, outcome, events } = await story.untilStatus('decided');
    expect([assessment.outcome?.result, outcome?.basis]).toEqual(['rejected', 'no-decision-in-time']);
    expect(events.map(({ type }) => type).slice(-6)).toEqual([
      ...['reminded', 'reminded', 'escalated', 'escalated'],
      ...['request-lapsed', 'outcome-recorded'],
    ]);
    expect(await story.ended()).toBe('SUCCEEDED');
    expect(await story.mismatches()).toEqual([]);
    await story.settled();
    expect(about(['outcome'])(await story.sent())).toHaveLength(2);
  });
});

test('asked late, the deputy decides; before that it was not theirs', async () => {
  const { member, deputy, change, catalog } = await silence();
  const desks = await Desks.open(app, { deputy });
  await withDirectory(app, change, async () => {
    const { story, requests } = await asked(app, { catalog });
    const [request] = requests as [ApprovalRequest];
    const page = await desks.at(deputy, exceptionPath(request));
    expect(offersDecision(page)).toBe(false);
    await story.sweepAt(afterPolicyDays(catalog.policy, request.askedAt, SLA.deputyDays));
    const mail = await story.mail('decision-escalation', deputy);
    expect(mail.links.some((link) => link.includes(exceptionPath(request)))).toBe(true);
    await page.open(exceptionPath(request));
    await page.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(page.mainText).toContain('Your decision of');
    const decided = await story.untilStatus('decided');
    expect(decided.requests[0]?.decisions[0]?.capacity).toEqual({ as: 'deputy', for: member.email });
    expect(await story.ended()).toBe('SUCCEEDED');
    expect(await story.mismatches()).toEqual([]);
  });
});

test('at the end of the line the head decides', async () => {
  const { head, change, catalog } = await silence();
  await withDirectory(app, change, async () => {
    const { story, requests } = await asked(app, { catalog });
    const [request] = requests as [ApprovalRequest];
    expect(await decideAs(story, head, request.id, approval)).toEqual({ kind: 'refused', reason: 'not-entitled' });
    await story.sweepAt(afterPolicyDays(catalog.policy, request.askedAt, SLA.headDays));
    expect(await decideAs(story, head, request.id, approval)).toEqual({ kind: 'closed' });
    const decided = await story.untilStatus('decided');
    expect(decided.requests[0]?.decisions[0]?.capacity).toEqual({ as: 'head' });
    expect(await story.mismatches()).toEqual([]);
  });
});

test('handed over: whoever has it now is mailed and decides; whoever gave it away is told that it is no longer theirs', async () => {
  const desks = await Desks.open(app);
  const { security: tomas, protection: amina } = people;
  const { story, requests } = await asked(app, {});
  const [request] = requests as [ApprovalRequest];
  const [page, stale] = await Promise.all([1, 2].map(() => desks.at(tomas, exceptionPath(request))));
  if (!page || !stale) throw new Error('nobody is there');
  await page.follow('/hand-over');
  const reasons = 'She knows the supplier from the last review.';
  await page.press('Hand it over', { to: amina.email, reasons });
  expect(page.path).toBe(exceptionPath(request));
  expect(page.mainText).toContain('You handed your part over to Amina Rossi');
  const mail = await story.mail('hand-over', amina);
  expect(mail.to).toEqual([amina.email]);
  await stale.press('Record my decision', { choice: 'approve', reasons: REASONS });
  expect(stale.mainText).toContain('Your click changed nothing. You handed your part in this exception over');

  const hers = await desks.at(amina, mail.links.find((link) => link.includes(request.id))?.replace(app.local.baseUrl, '') ?? '');
  expect(hers.mainText).toContain(reasons);
  await hers.press('Record my decision', { choice: 'approve', reasons: REASONS });
  const decided = await story.untilStatus('decided');
  expect(decided.requests[0]?.decisions).toMatchObject([
    { by: { email: amina.email }, capacity: { as: 'named', by: tomas.email } },
  ]);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
});
