import { beforeAll, expect, inject, test } from 'vitest';
import { people } from '../../bin/seed/organisation.ts';
import { clearanceAt } from '../../functions/domain/outcome/clearance.ts';
import { endOfLocalDate, localDate } from '../../functions/domain/time/business-days.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { approval, asked, Desks, decideAs } from '../support/deployed-deciding.ts';
import { catalogThat, everySeverity } from '../support/deployed-policy.ts';
import { whileStopped } from '../support/engine-failures.ts';
import { eventually } from '../support/eventually.ts';

const DAY = 86_400_000;
const { security: tomas } = people;

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

test('an approver who accepts the risk for a shorter time ends the outcome with it', async () => {
  const { story } = await asked(app, {});
  const { policy } = await app.catalogs.get((await story.file()).assessment.catalogHash);
  const acceptUntil = localDate(policy.calendar, new Date(app.clock.now().getTime() + 30 * DAY).toISOString());
  expect(await decideAs(story, tomas, 'r1-security', { ...approval, acceptUntil })).toEqual({ kind: 'closed' });
  const { assessment, outcome, timers, acceptances } = await story.untilStatus('decided');
  const validUntil = endOfLocalDate(policy.calendar, acceptUntil);
  expect(outcome?.validUntil).toBe(validUntil);
  expect(timers.find(({ kind }) => kind === 'outcome-expiry')?.dueAt).toBe(validUntil);
  expect(acceptances.map(({ until }) => until)).toEqual([validUntil]);
  expect(await app.clearances.get(assessment.supplierId, assessment.systemId)).toMatchObject({ validUntil });
  expect(await story.mismatches()).toEqual([]);
});

test('an acceptance expires at its second, without a sweep: the page says no from then on; the sweep only tells', async () => {
  const desks = await Desks.open(app);
  const catalog = catalogThat(app, { secondsPerDay: 1, acceptanceDays: everySeverity(12) });
  const mara = await desks.at(people.procurement, '/console');
  const { story, validUntil } = await whileStopped(app, ['SweepFunctionName'], async () => {
    const { story } = await asked(app, { catalog });
    expect(await decideAs(story, tomas, 'r1-security', approval)).toEqual({ kind: 'closed' });
    const { assessment, outcome, events } = await story.untilStatus('decided');
    const { supplierId, systemId } = assessment;
    const validUntil = outcome?.validUntil ?? '';
    const page = `/clearance/${supplierId}/${systemId}`;
    await mara.open(page);
    expect(app.clock.now().toISOString() < validUntil).toBe(true);
    expect(mara.$('.verdict').hasClass('ok')).toBe(true);

    await eventually('its second', async () => app.clock.now().toISOString() >= validUntil);
    await mara.open(page);
    expect(mara.$('.verdict').hasClass('bad')).toBe(true);
    expect(mara.$('.verdict').text()).toMatch(/expired|ended/i);
    const clearance = await app.clearances.get(supplierId, systemId);
    const before = new Date(Date.parse(validUntil) - 1).toISOString();
    expect([before, validUntil].map((now) => clearanceAt(clearance, now).standing)).toEqual(['valid', 'expired']);
    // Nothing was written for it.
    expect((await story.file()).events).toEqual(events);
    return { story, validUntil };
  });
  await story.sweepAt(validUntil);
  const told = await story.until('the trail says so', ({ events }) => events.some(({ type }) => type === 'outcome-expired'));
  expect(told.assessment.outcome?.since).toEqual({ standing: 'expired', at: validUntil });
  expect((await story.mail('outcome-ended', story.requester)).to).toEqual([story.requester.email]);
  expect(await story.mismatches()).toEqual([]);
});
