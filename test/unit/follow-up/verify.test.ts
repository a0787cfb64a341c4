import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalog } from '../../../functions/domain/catalog/catalog.ts';
import type { AssessmentFile } from '../../../functions/domain/ports.ts';
import type { AuditEvent } from '../../../functions/domain/proof/audit-event.ts';
import { hashOf } from '../../../functions/domain/proof/canonical.ts';
import { verifyAssessment } from '../../../functions/domain/proof/verify-assessment.ts';
import { recordOutcome } from '../../../functions/outcome/record/record-outcome.ts';
import { scoreResponse } from '../../../functions/score/score-response.ts';
import { rechained } from '../../support/assessment-story.ts';
import { ID, stored } from '../../support/in-memory/assessment-in-progress.ts';
import { answered, ask, better, decide, dora, poor, poorlyAnswered, portsOf } from '../../support/in-memory/follow-up-story.ts';
import { sweepNow } from '../../support/in-memory/rooms.ts';

let decided: AssessmentFile;
let catalog: Catalog;

/** Asked twice: one round answered with a changed answer and a reply, one lapsed; one decision stale, one kept. */
beforeAll(async () => {
  const world = await poorlyAnswered();
  await decide(world, 'r1-data-protection');
  await decide(world, 'r1-business-owner', 'reject');
  await ask(world, ['operation.stop', 'data.personal']);
  await answered(world, better, { 'data.personal': 'We do not know it ourselves.' });
  await ask(world, ['operation.stop'], { requestId: 'r2-ai-governance', by: dora });
  await sweepNow(world, world.clock.travel({ days: 14 }));
  await scoreResponse(portsOf(world), { assessmentId: ID });
  await decide(world, 'r2-ai-governance');
  await recordOutcome(portsOf(world), { assessmentId: ID });
  decided = stored(world);
  catalog = await world.ports.catalogs.get(decided.assessment.catalogHash);
});

const failing = (file: AssessmentFile) =>
  verifyAssessment(file, catalog)
    .checks.filter(({ ok }) => !ok)
    .map(({ name }) => name);
const tampered = (change: (file: AssessmentFile) => unknown) => {
  const file = structuredClone(decided);
  change(file);
  return file;
};
const request = (file: AssessmentFile, id: string) => file.requests.find((one) => one.id === id) ?? expect.fail(id);
const round = (file: AssessmentFile, number: number) => file.followUps[number - 1] ?? expect.fail(`round ${number}`);
const question = (file: AssessmentFile, number: number, at: number) => round(file, number).questions[at] ?? expect.fail('none');

test('everything matches, also after a round trip through the store', () => {
  expect(decided.outcome).toMatchObject({ result: 'approved' });
  expect(failing(decided)).toEqual([]);
  expect(failing(JSON.parse(JSON.stringify(decided)))).toEqual([]);
});

describe('what was changed is found', () => {
  test.each<[string, (file: AssessmentFile) => unknown, string[]]>([
    [
      'the words of a question',
      (f) => {
        question(f, 1, 0).text = 'Something harmless.';
      },
      ['follow-ups'],
    ],
    [
      'a reply',
      (f) => {
        question(f, 1, 1).reply = 'All is well.';
      },
      ['follow-ups'],
    ],
    ['a reply away', (f) => delete question(f, 1, 1).reply, ['follow-ups']],
    [
      'a reply where there was none',
      (f) => {
        question(f, 2, 0).reply = 'All is well.';
      },
      ['follow-ups'],
    ],
    [
      'the asker',
      (f) => {
        round(f, 1).askedBy = dora;
      },
      ['follow-ups'],
    ],
    [
      'a lapsed round into an answered one',
      (f) => {
        Object.assign(round(f, 2), { status: 'answered', revision: 2 });
      },
      ['follow-ups'],
    ],
    [
      'an answered round into a lapsed one',
      (f) => {
        round(f, 1).status = 'lapsed';
      },
      ['follow-ups'],
    ],
    [
      'a closed round open again',
      (f) => {
        round(f, 2).status = 'open';
      },
      ['follow-ups'],
    ],
    [
      'when a round was answered',
      (f) => {
        round(f, 1).closedAt = '2026-03-01T00:00:00.000Z';
      },
      ['follow-ups'],
    ],
    ['a round away', (f) => f.followUps.pop(), ['follow-ups']],
    [
      'a stale rejection away, to the approval it never was',
      (f) => {
        request(f, 'r1-business-owner').status = 'approved';
      },
      ['requests', 'decisions', 'outcome'],
    ],
    [
      'a superseded decision passed off as one of today',
      (f) => {
        request(f, 'r2-ai-governance').decisions = request(f, 'r1-business-owner').decisions.map((one) => ({
          ...one,
          choice: 'reject',
          basis: request(f, 'r2-ai-governance').basis,
        }));
        request(f, 'r2-ai-governance').status = 'rejected';
      },
      ['decisions', 'outcome', 'acceptances'],
    ],
    [
      'the basis of a superseded request',
      (f) => {
        request(f, 'r1-business-owner').basis = hashOf('x');
      },
      ['requests', 'decisions'],
    ],
    [
      'when a request was superseded',
      (f) => {
        request(f, 'r1-business-owner').closedAt = '2026-03-01T00:00:00.000Z';
      },
      ['requests'],
    ],
    [
      'a live request into a superseded one',
      (f) => {
        request(f, 'r1-data-protection').status = 'superseded';
      },
      ['requests', 'decisions', 'outcome'],
    ],
    [
      'a superseded request away',
      (f) => {
        f.requests = f.requests.filter(({ id }) => id !== 'r1-business-owner');
      },
      ['requests', 'decisions'],
    ],
    [
      'the first answers, after the second were given',
      (f) => {
        const [first] = f.submissions;
        if (first) first.answers['operation.stop'] = { kind: 'yes-no', value: 'yes' };
      },
      ['submission', 'score', 'requests', 'follow-ups'],
    ],
    ['the first scorecard away', (f) => f.scorecards.shift(), ['score', 'requests']],
  ])('%s', (_, change, names) => {
    expect(failing(tampered(change))).toEqual(names);
  });

  test('a forged trail whose hashes all fit: other replies, other changed answers, another asker, no superseding', () => {
    const data = (type: string, change: object) =>
      rechained(decided, (event) => (event.type === type ? { ...event, data: { ...event.data, ...change } } : event));
    expect(failing(data('submitted', { replies: hashOf('x') }))).toEqual(['follow-ups']);
    expect(failing(data('submitted', { changed: [] }))).toEqual(['follow-ups']);
    expect(failing(data('submitted', { round: 2 }))).toEqual(['follow-ups']);
    expect(failing(data('scored', { superseded: [] }))).toEqual(['requests', 'decisions']);
    const asker = rechained(decided, (event) => (event.type === 'follow-up-asked' ? { ...event, actor: dora } : event));
    expect(failing(asker)).toEqual(['follow-ups']);
  });

  describe('where a revision left more risk than before', () => {
    let riskier: AssessmentFile;
    beforeAll(async () => {
      const world = await poorlyAnswered();
      await ask(world, ['operation.stop']);
      await answered(world, better);
      await decide(world, 'r1-data-protection');
      await ask(world, ['operation.stop']);
      await answered(world, poor);
      riskier = structuredClone(stored(world));
    });

    /** As if what data protection decided had stood. */
    const stood = (told: (data: AuditEvent['data']) => AuditEvent['data'], id = 'r1-data-protection') => {
      const file = rechained(riskier, (event) =>
        event.type === 'scored' && event.data.revision === 3
          ? { ...event, data: { ...told(event.data), kept: [id], superseded: ['r2-ai-governance'] } }
          : event,
      );
      file.requests = structuredClone(file.requests).filter((one) => one.id !== 'r3-data-protection');
      Object.assign(request(file, id), { status: 'approved', closedAt: request(file, id).decisions.at(-1)?.at });
      return file;
    };

    test('an approval that was kept all the same', () => {
      expect(failing(riskier)).toEqual([]);
      expect(failing(stood((data) => data))).toEqual(['requests']);
      expect(failing(stood((data) => ({ ...data, residualRiskBefore: 'very-high' })))).toEqual(['requests']);
    });

    test('what was judged before this was the rule still verifies, and says so', () => {
      const then = stood(({ residualRiskBefore: _, ...data }) => data);
      expect(failing(then)).toEqual([]);
      const detailOf = (file: AssessmentFile) =>
        verifyAssessment(file, catalog).checks.find(({ name }) => name === 'requests')?.detail;
      expect(detailOf(then)).toContain('what stood when revision 3 left more risk was not asked again');
      expect(detailOf(riskier)).not.toContain('asked again');
    });

    test('another risk before than there was', () => {
      const told = rechained(riskier, (event) =>
        event.data.revision === 3 && event.type === 'scored'
          ? { ...event, data: { ...event.data, residualRiskBefore: 'low' } }
          : event,
      );
      expect(failing(told)).toEqual(['requests']);
    });
  });

  test('a round that lapsed passed off as open, while the next one is', async () => {
    const world = await poorlyAnswered();
    await ask(world, ['operation.stop']);
    await sweepNow(world, world.clock.travel({ days: 14 }));
    await scoreResponse(portsOf(world), { assessmentId: ID });
    await ask(world, ['data.personal']);
    const file = structuredClone(stored(world));
    expect(failing(file)).toEqual([]);
    const { closedAt: _, ...first } = round(file, 1);
    file.followUps[0] = { ...first, status: 'open' };
    expect(failing(file)).toEqual(['follow-ups']);
  });

  test('more rounds than the policy allows', () => {
    const { followUp } = catalog.policy;
    const strict = { ...catalog, policy: { ...catalog.policy, ...(followUp && { followUp: { ...followUp, rounds: 1 } }) } };
    const { checks } = verifyAssessment(decided, strict);
    expect(checks.find(({ name }) => name === 'follow-ups')).toMatchObject({ ok: false, detail: /2 rounds, the policy allows 1/ });
  });
});
