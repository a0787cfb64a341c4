import { beforeAll, expect, inject, test } from 'vitest';
import { Post } from '../../bin/demo/post.ts';
import { Vendor } from '../../bin/people/vendor.ts';
import { Visitor } from '../../bin/people/visitor.ts';
import { people } from '../../bin/seed/organisation.ts';
import { withdrawAssessment } from '../../functions/console/withdraw.ts';
import type { ApprovalRequest } from '../../functions/domain/deciding/approval.ts';
import { askFollowUp } from '../../functions/domain/follow-up/ask-follow-up.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import {
  approval,
  asked,
  Desks,
  decideAs,
  exceptionPath,
  offersDecision,
  REASONS,
  rejection,
  threeExceptions,
} from '../support/deployed-deciding.ts';
import { catalogThat, lapsesAfter } from '../support/deployed-policy.ts';
import type { DeployedStory } from '../support/deployed-story.ts';
import { whileStopped } from '../support/engine-failures.ts';
import { eventually } from '../support/eventually.ts';

let app: DeployedApp;
let desks: Desks;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
  desks = await Desks.open(app);
});

/** Tabs of the security owner that have the form open. */
async function tabsOn(request: ApprovalRequest, count: number): Promise<Visitor[]> {
  const tabs = await Promise.all(Array.from({ length: count }, () => desks.at(people.security, exceptionPath(request))));
  expect(tabs.every(offersDecision)).toBe(true);
  return tabs;
}

const securityOf = (requests: ApprovalRequest[]): ApprovalRequest => {
  const request = requests.find(({ role }) => role === 'security');
  if (!request) throw new Error('security is not asked');
  return request;
};

/** Presses the button that stood there before, and reads what the page says now. What was typed is not lost. */
async function pressLate(tab: Visitor): Promise<string> {
  await tab.press('Record my decision', { choice: 'approve', reasons: REASONS });
  expect(tab.status).toBe(200);
  expect(tab.mainText).toContain('Your click changed nothing.');
  expect(tab.mainText).toContain(REASONS);
  expect(offersDecision(tab)).toBe(false);
  return tab.mainText;
}

const decisionsOf = async (story: DeployedStory) => (await story.file()).requests.flatMap(({ decisions }) => decisions);

test('after its time, before and after the sweep noticed: too late, and never an approval', async () => {
  const catalog = catalogThat(app, { secondsPerDay: 1, sla: lapsesAfter(15) });
  const { story, tabs, request } = await whileStopped(app, ['SweepFunctionName'], async () => {
    const { story, requests } = await asked(app, { catalog });
    const request = securityOf(requests);
    const tabs = await tabsOn(request, 2);
    await eventually('its time is over', async () => app.clock.now().toISOString() >= request.lapsesAt);
    const said = await pressLate(tabs[0] as Visitor);
    expect(said).toContain('The time to decide was over.');
    expect(said).toContain('The time to decide ended on');
    const { assessment, requests: unswept } = await story.file();
    expect([assessment.status, unswept[0]?.status, unswept[0]?.decisions]).toEqual(['awaiting-decision', 'open', []]);
    return { story, tabs, request };
  });
  await story.sweepAt(request.lapsesAt);
  const { assessment, outcome } = await story.untilStatus('decided');
  expect([assessment.outcome?.result, outcome?.basis]).toEqual(['rejected', 'no-decision-in-time']);
  expect(await pressLate(tabs[1] as Visitor)).toContain('This exception is closed: Nobody decided in time');
  expect(await decisionsOf(story)).toEqual([]);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
});

test('after procurement withdrew the assessment', async () => {
  const { story, requests } = await asked(app, {});
  const request = securityOf(requests);
  const [tab] = await tabsOn(request, 1);
  const reason = 'The project was stopped; nobody wants the system any more.';
  const withdrawn = await withdrawAssessment(app, { assessmentId: story.id, reason, by: story.requester });
  expect(withdrawn).toEqual({ kind: 'withdrawn' });
  const said = await pressLate(tab as Visitor);
  expect(said).toContain('The assessment ended in the meantime.');
  expect(said).toContain('withdrawn');
  expect(await decisionsOf(story)).toEqual([]);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect((await story.file()).assessment.status).toBe('withdrawn');
  expect(await story.mismatches()).toEqual([]);
});

test('while the supplier is asked, and after its new answers made the exception stale', async () => {
  const { story, requests } = await asked(app, {});
  const request = securityOf(requests);
  const tabs = await tabsOn(request, 2);
  const about = 'security.encryption';
  const questions = [{ questionId: about, text: 'Is encryption at rest live by now?' }];
  expect(await askFollowUp(app, { assessmentId: story.id, questions, by: story.requester })).toEqual({ kind: 'asked', round: 1 });
  expect(await pressLate(tabs[0] as Visitor)).toContain('You can decide when that is answered.');

  const mail = await story.mail('follow-up', story.contact);
  const { questionnaire } = await app.catalogs.get((await story.file()).assessment.catalogHash);
  const changed = { value: ['in-transit'], comment: 'At rest from May on.', reply: { round: 1, text: 'From May on.' } };
  const vendor = new Vendor(new Visitor(app.local.baseUrl), questionnaire, { [about]: changed });
  await vendor.start(Post.link(mail, /\/r\//));
  await vendor.answerEverything();
  await vendor.submit('Vera Vendor');
  const second = await story.until('the second score', ({ scorecards }) => scorecards.length === 2);
  const anew = second.requests.find(({ id }) => id === 'r2-security');
  if (!anew) throw new Error('nobody is asked anew');

  const said = await pressLate(tabs[1] as Visitor);
  expect(said).toContain('what was decided on it no longer counts');
  expect(await decisionsOf(story)).toEqual([]);
  const [tab] = tabs;
  await tab?.open(exceptionPath(request));
  await tab?.follow('Go to the exception on the new answers');
  expect(tab?.path).toBe(exceptionPath(anew));
  await tab?.press('Record my decision', { choice: 'approve', reasons: REASONS });
  const decided = await story.untilStatus('decided');
  expect(decided.requests.map(({ id, status }) => [id, status])).toEqual([
    ['r1-security', 'superseded'],
    ['r2-security', 'approved'],
  ]);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
});

test('after another owner rejected, which ended it for all: before and after the workflow let the others go', async () => {
  const { story, requests } = await asked(app, { plan: threeExceptions });
  const tabs = await tabsOn(securityOf(requests), 2);
  await whileStopped(app, ['RelayFunctionName'], async () => {
    expect(await decideAs(story, people.protection, 'r1-data-protection', rejection)).toEqual({ kind: 'closed' });
    const said = await pressLate(tabs[0] as Visitor);
    expect(said).toContain('Another owner settled it for everybody in the meantime.');
    expect(said).toContain('rejected, and that settles it for everybody');
    expect((await story.file()).requests.map(({ status }) => status)).toEqual(['open', 'rejected', 'open']);
  });
  await story.sweepAt(new Date(app.clock.now().getTime() + 3 * 60_000).toISOString());
  const decided = await story.untilStatus('decided');
  expect(decided.requests.map(({ status }) => status)).toEqual(['dropped', 'rejected', 'dropped']);
  expect(await pressLate(tabs[1] as Visitor)).toContain('rejected, and that settles it for everybody');
  expect(await decideAs(story, people.security, 'r1-security', approval)).toEqual({ kind: 'refused', reason: 'ended-elsewhere' });
  expect((await decisionsOf(story)).map(({ choice }) => choice)).toEqual(['reject']);
  expect(await story.ended()).toBe('SUCCEEDED');
  expect(await story.mismatches()).toEqual([]);
});
