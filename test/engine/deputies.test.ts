import { beforeAll, expect, inject, test } from 'vitest';
import { type Person, people } from '../../bin/seed/organisation.ts';
import type { StandIn } from '../../functions/domain/deciding/directory.ts';
import { localDate } from '../../functions/domain/time/business-days.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { asked, Desks, exceptionPath, offersDecision, REASONS } from '../support/deployed-deciding.ts';
import { named, newcomer, roleOf, setDirectory, withDirectory } from '../support/deployed-directory.ts';
import { catalogThat } from '../support/deployed-policy.ts';

const DAY = 86_400_000;
const { security: tomas } = people;

let app: DeployedApp;
let desks: Desks;
let dana: Person;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
  dana = newcomer(app, 'Dana Deputy');
  desks = await Desks.open(app, { dana });
});

/** Dates so many days from today in a time zone. */
const datesIn = (timeZone: string) => (days: number) =>
  localDate({ timeZone, weekend: [], holidays: [] }, new Date(app.clock.now().getTime() + days * DAY).toISOString());
const away = (from: string, until: string): { standIns: StandIn[] } => ({
  standIns: [{ email: tomas.email, deputy: named(dana), absences: [{ from, until }] }],
});
const ofSecurity = () => roleOf('security', tomas);

/** Where the calendar shows another day than in UTC at this hour. */
const otherDay = () => (app.clock.now().getUTCHours() >= 10 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago');

test('a deputy decides while the absence lasts, by the day of the policy’s time zone', async () => {
  const timeZone = otherDay();
  const day = datesIn(timeZone);
  await withDirectory(app, { ...ofSecurity(), ...away(day(-2), day(0)) }, async () => {
    const { story, requests } = await asked(app, { catalog: catalogThat(app, { timeZone }) });
    const [request] = requests;
    if (!request) throw new Error('nothing to decide');
    const mail = await story.mail('exception', dana);
    expect(mail.to).toEqual([dana.email]);
    const page = await desks.at(dana, exceptionPath(request));
    expect(page.mainText).toContain('Tomás Ruiz');
    await page.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(page.mainText).toContain('Your decision of');
    const decided = await story.untilStatus('decided');
    expect(decided.requests[0]?.decisions[0]).toMatchObject({
      by: { email: dana.email },
      capacity: { as: 'deputy', for: tomas.email },
    });
    expect(await story.ended()).toBe('SUCCEEDED');
    expect(await story.mismatches()).toEqual([]);
    await story.settled();
    // Whoever is away is not asked.
    expect((await story.sent()).filter(([kind]) => kind === 'exception')).toEqual([['exception', dana.email]]);
  });
});

test('a deputy whose member came back today, by the policy’s time zone, is told so; their click changes nothing', async () => {
  const timeZone = otherDay();
  const day = datesIn(timeZone);
  await withDirectory(app, { ...ofSecurity(), ...away(day(-2), day(0)) }, async () => {
    const { story, requests } = await asked(app, { catalog: catalogThat(app, { timeZone }) });
    const [request] = requests;
    if (!request) throw new Error('nothing to decide');
    const page = await desks.at(dana, exceptionPath(request));
    expect(offersDecision(page)).toBe(true);
    const before = await story.file();

    await setDirectory(app, { ...ofSecurity(), ...away(day(-2), day(-1)) });
    await page.press('Record my decision', { choice: 'approve', reasons: REASONS });
    expect(page.mainText).toContain('Your click changed nothing. It is not, or no longer, for you to decide.');
    expect(page.mainText).toContain('Tomás Ruiz is back since');
    expect(page.mainText).toContain(REASONS);
    expect(offersDecision(page)).toBe(false);
    expect(await story.file()).toEqual(before);

    const back = await desks.at(tomas, exceptionPath(request));
    expect(offersDecision(back)).toBe(true);
    await back.press('Record my decision', { choice: 'approve', reasons: REASONS });
    await story.untilStatus('decided');
    expect(await story.mismatches()).toEqual([]);
  });
});
