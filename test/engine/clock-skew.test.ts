import { beforeAll, expect, inject, test } from 'vitest';
import { people } from '../../bin/seed/organisation.ts';
import type { Clock } from '../../functions/domain/ports.ts';
import { openAssessment } from '../../functions/intake/open-assessment.ts';
import { recordOutcome } from '../../functions/outcome/record/record-outcome.ts';
import { scoreResponse } from '../../functions/score/score-response.ts';
import { sweep } from '../../functions/watch/sweep.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { approval, decideAs, oneException } from '../support/deployed-deciding.ts';
import { catalogThat, lapsesAfter } from '../support/deployed-policy.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { whileStopped } from '../support/engine-failures.ts';

const MINUTE = 60_000;
const SKEW = 5 * MINUTE;

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

/** A machine whose clock is wrong by so much. */
const off = (milliseconds: number): Clock => ({ now: () => new Date(Date.now() + milliseconds) });
const later = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString();

/**
 * Submitted and scored by a machine with this clock; relay is out, so that no machine of the deployment does it first. After `run`
 * relay comes back, and the real workflow finds everything done.
 */
async function scoredBy(clock: Clock, lapseMinutes: number, run: (story: DeployedStory) => Promise<void>) {
  const catalog = catalogThat(app, { secondsPerDay: 60, sla: lapsesAfter(lapseMinutes) });
  const story = await whileStopped(app, ['RelayFunctionName'], async () => {
    const story = await DeployedStory.start(app, { tier: 'standard', catalog });
    await openAssessment(app, { assessmentId: story.id, executionArn: story.execution(), attempt: 1 });
    await story.answerAndSubmit(oneException);
    await scoreResponse({ ...app, clock }, { assessmentId: story.id });
    await run(story);
    return story;
  });
  await story.sweepAt(later(app.clock.now().toISOString(), 3 * MINUTE));
  return story;
}

/** Everything can be proved, and no decision lies outside its time, by the instants that the table has. */
async function holdsTogether(story: DeployedStory) {
  const { requests, outcome } = await story.file();
  for (const { askedAt, lapsesAt, closedAt = '', status, decisions } of requests) {
    for (const { at } of decisions) {
      expect(at >= askedAt).toBe(true);
      expect(at < lapsesAt).toBe(true);
      expect(at <= (outcome?.decidedAt ?? '')).toBe(true);
    }
    expect(closedAt >= (status === 'lapsed' ? lapsesAt : askedAt)).toBe(true);
    expect(closedAt <= (outcome?.decidedAt ?? '')).toBe(true);
  }
  expect(await story.mismatches()).toEqual([]);
  await story.settled();
}

test.each([
  ['the scorer is ahead, decider and recorder are behind', SKEW, -SKEW, -SKEW],
  ['the scorer is behind, the decider ahead, the recorder behind', -SKEW, SKEW, -SKEW],
  ['all are ahead of the sweep', SKEW, SKEW, SKEW],
])('%s: decided once, in its time, and proved', async (_, scorer, decider, recorder) => {
  const story = await scoredBy(off(scorer), 60, async (story) => {
    expect(await decideAs(story, people.security, 'r1-security', approval, off(decider))).toEqual({ kind: 'closed' });
    const again = await decideAs(story, people.security, 'r1-security', approval, off(-decider));
    expect(again).toEqual({ kind: 'refused', reason: 'already-decided' });
    await recordOutcome({ ...app, clock: off(recorder) }, { assessmentId: story.id });
  });
  const { assessment } = await story.untilStatus('decided');
  expect(assessment.outcome?.result).toBe('approved');
  await holdsTogether(story);
});

test('a decider ahead finds the time over early, and changes nothing; one that is right decides', async () => {
  const story = await scoredBy(off(0), 4, async (story) => {
    const early = await decideAs(story, people.security, 'r1-security', approval, off(SKEW));
    expect(early).toEqual({ kind: 'refused', reason: 'too-late' });
    expect(await decideAs(story, people.security, 'r1-security', approval)).toEqual({ kind: 'closed' });
  });
  await story.untilStatus('decided');
  await holdsTogether(story);
});

test('a sweep ahead ends the exception early; a decider behind comes too late all the same', async () => {
  const story = await scoredBy(off(0), 4, async (story) => {
    await sweep({ ...app, clock: off(SKEW) });
    expect((await story.file()).requests[0]?.status).toBe('lapsed');
    const late = await decideAs(story, people.security, 'r1-security', approval, off(-SKEW));
    expect(late).toEqual({ kind: 'refused', reason: 'too-late' });
  });
  const { outcome } = await story.untilStatus('decided');
  expect([outcome?.result, outcome?.basis]).toEqual(['rejected', 'no-decision-in-time']);
  await holdsTogether(story);
});
