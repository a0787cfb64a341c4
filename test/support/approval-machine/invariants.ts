import { expect } from 'vitest';
import { currentScorecard, currentSubmission } from '../../../functions/domain/answers/revisions.ts';
import { isTerminal } from '../../../functions/domain/assessment.ts';
import { endedByRejection } from '../../../functions/domain/deciding/decide.ts';
import { isLive, planRequests, requestDifferences } from '../../../functions/domain/deciding/request-plan.ts';
import { clearanceAt } from '../../../functions/domain/outcome/clearance.ts';
import type { AssessmentFile } from '../../../functions/domain/ports.ts';
import { verifyChain } from '../../../functions/domain/proof/audit-chain.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { riskLevels } from '../../../functions/domain/vocabulary.ts';
import { ID, stored } from '../in-memory/assessment-in-progress.ts';
import type { InMemory } from '../in-memory/in-memory.ts';
import { approvalsGiven, couldSuffice, type Model, neededWhenAsked } from './model.ts';
import { nameOf } from './people.ts';

const ended = ['approved', 'approved-with-conditions', 'rejected', 'lapsed', 'dropped', 'withdrawn'];

/** What must hold after everything that happens (design section 6); `before`: the file as it was. */
export async function invariants(world: InMemory, model: Model, before: AssessmentFile): Promise<void> {
  const file = stored(world);
  const { policy } = await world.ports.catalogs.get(file.assessment.catalogHash);
  oneEventPerChange(before, file);
  facts(file, policy);
  for (const request of file.requests) {
    const was = before.requests.find(({ id }) => id === request.id);
    // At most one terminal decision: what ended stays as it ended, unless its facts changed.
    if (was && ended.includes(was.status) && request.status !== 'superseded') expect(request).toEqual(was);
    if (was?.status === 'superseded') expect(request).toEqual(was);
    expect(request.decisions.slice(0, was?.decisions.length ?? 0)).toEqual(was?.decisions ?? []);
    expect(request.handOvers.slice(0, was?.handOvers.length ?? 0)).toEqual(was?.handOvers ?? []);
    decisions(file, request, model);
    if (request.status === 'open' && was?.askedAt !== request.askedAt) asked(model, request, was);
  }
  if (policy.approval.order === 'sequential') oneAfterTheOther(file);
  clearance(world, file);
  expect(file.assessment.waiting.on === 'nobody').toBe(isTerminal(file.assessment.status));
}

/** Whoever is asked is enough, or it is said that they are too few; and as many must approve as the policy says. */
function asked(model: Model, request: AssessmentFile['requests'][number], was?: AssessmentFile['requests'][number]): void {
  const before = was && was.mode === 'all' ? was.needed : 0;
  expect(request.needed).toBe(Math.max(before, neededWhenAsked(model, request)));
  const suffices = couldSuffice(model, request, request.askedAt.slice(0, 10));
  if (suffices !== undefined) expect(request.lacksPeople ?? false).toBe(!suffices);
}

/** One role is asked at a time, and none before those that come first. */
function oneAfterTheOther({ requests }: AssessmentFile): void {
  const live = requests.filter(isLive);
  expect(live.filter(({ status }) => status === 'open').length).toBeLessThanOrEqual(1);
}

/** Status along the legal graph, one event for each change, a chain that verifies. */
function oneEventPerChange(before: AssessmentFile, { assessment, events, ...records }: AssessmentFile): void {
  expect(verifyChain(events, { ...assessment, aggregate: `ASSESSMENT#${ID}` })).toEqual({ ok: true });
  expect(assessment.seq).toBe(events.length);
  const news = events.slice(before.events.length);
  expect(events.slice(0, before.events.length)).toEqual(before.events);
  const moves = news.filter(({ to }) => to !== undefined);
  if (moves.length === 0) expect(assessment.status).toBe(before.assessment.status);
  if (news.length === 0) {
    const { requests, submissions, scorecards, outcome, followUps } = records;
    expect({ assessment, requests, submissions, scorecards, outcome, followUps }).toEqual({
      ...{ assessment: before.assessment, requests: before.requests, submissions: before.submissions },
      ...{ scorecards: before.scorecards, outcome: before.outcome, followUps: before.followUps },
    });
  }
}

/** What is decided on is what the latest judgement calls for. */
function facts(file: AssessmentFile, policy: Parameters<typeof planRequests>[1] & Parameters<typeof endedByRejection>[1]): void {
  const [submission, scorecard] = [currentSubmission(file), currentScorecard(file)];
  const { status } = file.assessment;
  if (!submission || !scorecard || (status !== 'awaiting-decision' && status !== 'decided')) return;
  const live = file.requests.filter(isLive);
  expect(requestDifferences(planRequests({ scorecard, submission }, policy, file.assessment), live)).toEqual([]);
  for (const { id } of live)
    for (const shown of risksShown(file, id))
      expect(riskLevels.indexOf(scorecard.residualRisk)).toBeLessThanOrEqual(riskLevels.indexOf(shown));
  for (const { id, status: each } of live)
    if (status === 'awaiting-decision' && each === 'open' && !endedByRejection(live, policy))
      expect(file.timers.filter(({ requestId }) => requestId === id)).toHaveLength(1);
  if (status === 'decided') for (const request of live) expect(ended).toContain(request.status);
}

/** The residual risk that the page showed at each decision on a request. */
const risksShown = ({ events, scorecards }: AssessmentFile, id: string) =>
  events.flatMap(({ type, data, seq }) => {
    if (type !== 'decision-recorded' || data.request !== id) return [];
    const scored = events.findLast((event) => event.type === 'scored' && event.seq < seq);
    return scorecards.filter((one) => hashOf(one) === scored?.data.scorecard).map(({ residualRisk }) => residualRisk);
  });

/** Bound to the facts, by different people, none of whom prepared it; each in the trail once, and no more than one that ends it. */
function decisions({ events, assessment }: AssessmentFile, request: AssessmentFile['requests'][number], model: Model): void {
  const about = events.filter(({ data }) => data.request === request.id);
  const recorded = about.filter(({ type }) => type === 'decision-recorded');
  expect(recorded).toHaveLength(request.decisions.length);
  const ends = [...recorded.filter(({ data }) => data.status !== 'open'), ...about.filter(({ type }) => type === 'request-lapsed')];
  expect(ends.length).toBeLessThanOrEqual(1);
  const people = request.decisions.map(({ by }) => nameOf('email' in by ? by.email : ''));
  expect(new Set(people).size).toBe(people.length);
  for (const name of people) expect(model.prepared.has(name)).toBe(false);
  for (const { basis } of request.decisions) expect(basis).toBe(request.basis);
  const { status, needed, quorum } = request;
  expect(needed).toBeGreaterThanOrEqual(quorum);
  const approvals = approvalsGiven(request);
  if (status === 'approved' || status === 'approved-with-conditions') expect(approvals).toBeGreaterThanOrEqual(needed);
  if (status === 'open' && assessment.status === 'awaiting-decision') expect(approvals).toBeLessThan(needed);
}

/** An expired acceptance never reads as valid, and nothing is cleared that was not approved. */
function clearance(world: InMemory, { assessment, outcome, requests }: AssessmentFile): void {
  const found = world.table.clearances.get(`${assessment.supplierId}/${assessment.systemId}`);
  expect(found?.outcomeHash).toBe(assessment.outcome?.hash);
  const now = world.clock.now().toISOString();
  if (!outcome || !found) expect(clearanceAt(found, now)).toMatchObject({ cleared: false, standing: 'none' });
  if (!outcome || !found) return;
  const live = requests.filter(isLive);
  const refused = live.some(({ status }) => ['rejected', 'lapsed', 'dropped', 'open', 'queued', 'withdrawn'].includes(status));
  expect(outcome.result === 'rejected').toBe(refused);
  const at = (instant: string, more: number) => new Date(Date.parse(instant) + more).toISOString();
  const ends = [outcome.validUntil, ...outcome.acceptances.map(({ until }) => until)];
  for (const instant of [now, at(now, 300_000), at(now, -300_000), ...ends.flatMap((end) => [at(end, -1), end, at(end, 1)])]) {
    const { cleared } = clearanceAt(found, instant);
    if (refused || ends.some((end) => end <= instant)) expect(cleared).toBe(false);
  }
}
