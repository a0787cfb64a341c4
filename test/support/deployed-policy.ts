import type { Catalog } from '../../functions/domain/catalog/catalog.ts';
import type { Policy } from '../../functions/domain/catalog/policy.ts';
import { severities } from '../../functions/domain/vocabulary.ts';
import type { DeployedApp } from './deployed-app.ts';
import { catalogOfDays } from './deployed-story.ts';

type Approval = Policy['approval'];

/** The same for findings of every severity. */
export const everySeverity = <T>(value: T) => Object.fromEntries(severities.map((one) => [one, value])) as Record<Severity, T>;
type Severity = (typeof severities)[number];

/** Today's catalog with days of so many seconds and a policy that decides otherwise. It is published with the first assessment. */
export function catalogThat(
  app: DeployedApp,
  { secondsPerDay = 86_400, timeZone, ...approval }: Partial<Approval> & { secondsPerDay?: number; timeZone?: string },
): Catalog {
  const catalog = catalogOfDays(app, secondsPerDay);
  const { policy } = catalog;
  const calendar = { ...policy.calendar, ...(timeZone && { timeZone }) };
  return { ...catalog, policy: { ...policy, calendar, approval: { ...policy.approval, ...approval } } };
}

/** Nobody is reminded, and the time to decide is over after so many policy days. */
export const lapsesAfter = (lapseDays: number): Approval['sla'] =>
  everySeverity({ dueDays: 1, reminderDays: [], deputyDays: lapseDays - 1, headDays: lapseDays - 1, lapseDays });
