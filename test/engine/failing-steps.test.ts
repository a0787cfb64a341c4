import { beforeAll, describe, expect, inject, it } from 'vitest';
import { resumeAssessment } from '../../functions/watch/resume.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';
import { whileBroken, withPauses } from '../support/engine-failures.ts';
import { eventually } from '../support/eventually.ts';
import { executionHistory } from '../support/execution-history.ts';

/** The retries of the local stage (lib/config.ts), before a step gives up. */
const RETRIES = 3;

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

const failures = async (story: DeployedStory) =>
  (await executionHistory(app, story.execution())).filter(({ type }) => type === 'TaskFailed').length;

/** Goes on from wherever it stands to the end, and looks whether anything was lost or done twice. */
async function finish(story: DeployedStory): Promise<string[]> {
  const { assessment } = await story.until('it goes on', (file) => file.assessment.status !== 'opened');
  if (assessment.status === 'awaiting-response') await story.answerAndSubmit();
  // Its owner always looks at a standard tier: one exception.
  if (assessment.tier === 'standard') {
    await story.untilStatus('awaiting-decision');
    await story.decideAll({ choice: 'approve', reasons: 'The risk is accepted for this use.', conditions: [] });
  }
  const { events, mails } = await story.untilStatus('decided');
  expect(await story.mismatches()).toEqual([]);
  await story.settled();
  const kinds = (await story.sent()).map(([kind]) => kind).filter((kind) => kind !== 'exception');
  expect(kinds).toEqual(['invitation', 'outcome', 'outcome', 'receipt']);
  expect(mails.length).toBeGreaterThan(0);
  return events.map(({ type }) => type).filter((type) => type !== 'decision-recorded');
}

const course = ['assessment-opened', 'invited', 'submitted', 'scored', 'outcome-recorded'];

describe.each([
  { step: 'OpenAssessment', tier: 'low', status: 'opened' },
  { step: 'RequestResponse', tier: 'low', status: 'awaiting-response' },
  { step: 'ScoreResponse', tier: 'low', status: 'submitted' },
  { step: 'RequestDecision', tier: 'standard', status: 'awaiting-decision' },
  { step: 'RecordOutcome', tier: 'low', status: 'scored' },
] as const)('when $step fails', ({ step, tier, status }) => {
  const output = `${step}FunctionName`;
  const atStart = step === 'OpenAssessment' || step === 'RequestResponse';

  /** Up to the failing step, and into it. */
  const intoFailure = async (observe: (story: DeployedStory) => Promise<unknown>) => {
    const invited = atStart ? undefined : await DeployedStory.invited(app, { tier });
    return whileBroken(app, output, async () => {
      const story = invited ?? (await DeployedStory.start(app, { tier }));
      if (invited) await story.answerAndSubmit();
      await observe(story);
      return story;
    });
  };

  it('it is tried again, and completes when the cause is gone', async () => {
    const story = await intoFailure((failing) => eventually('a failure', async () => (await failures(failing)) > 0));
    expect(await finish(story)).toEqual(course);
    expect(await story.ended()).toBe('SUCCEEDED');
  });

  it('for good, the assessment is parked where it stands, and completes when an operator resumes it', async () => {
    const story = await withPauses(app, 0.01, () =>
      intoFailure((failing) => failing.until('parked', ({ assessment }) => assessment.parked !== undefined)),
    );
    const { assessment, events } = await story.file();
    expect(assessment.status).toBe(status);
    expect(assessment.parked).toMatchObject({ step, error: expect.stringMatching(/^\S+: .*/) });
    expect(assessment.waiting).toMatchObject({ on: 'operator', who: 'Operations' });
    expect(events.filter(({ type }) => type === 'parked')).toHaveLength(1);
    expect(await story.ended()).toBe('FAILED');
    expect(await failures(story)).toBeGreaterThanOrEqual(1 + RETRIES);
    expect(await story.mismatches()).toEqual([]);

    const resumed = await resumeAssessment(app, { assessmentId: story.id, operator: 'Olga' });
    expect(resumed).toEqual({ kind: 'resumed' });
    await story.until('a successor', (file) => file.assessment.execution?.attempt === 2);
    const types = await finish(story);
    const resumptions = types.filter((type) => ['parked', 'resumed'].includes(type));
    // The operator's, and the successor's own unless it still had to invite.
    expect(resumptions).toEqual(step === 'OpenAssessment' ? ['parked', 'resumed'] : ['parked', 'resumed', 'resumed']);
    expect(types.filter((type) => !resumptions.includes(type))).toEqual(course);
    expect((await story.file()).assessment.parked).toBeUndefined();
    expect(await story.ended(2)).toBe('SUCCEEDED');
  });
});
