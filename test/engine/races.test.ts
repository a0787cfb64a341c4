import { beforeAll, expect, inject, test } from 'vitest';
import type { Actor } from '../../functions/domain/actor.ts';
import type { AssessmentFile, Change } from '../../functions/domain/ports.ts';
import { checkedState, submitResponse } from '../../functions/respond/submit-response.ts';
import { recipientOf } from '../../functions/respond/way-in/rights.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';

let app: DeployedApp;
beforeAll(async () => {
  app = await deployedApp(inject('local'));
});

const vendor = ({ contact }: DeployedStory): Actor => ({ kind: 'vendor', ...contact });
const change = ({ assessment: head }: AssessmentFile, operationId: string, timer: string): Change => ({
  head,
  operationId,
  at: app.clock.now().toISOString(),
  event: { type: 'reminded', actor: { kind: 'system', name: 'watch' }, data: { timer, who: 'vendor' } },
});

test('a draft saved while it is submitted is either in the submission or refused: never lost, never half', async () => {
  const results = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const story = await DeployedStory.invited(app, { tier: 'low' });
      await story.answer();
      // Whoever answers has the invitation: a mail that is recorded meanwhile would move the assessment as well.
      await story.settled();
      const work = await story.file();
      const [draft] = work.drafts;
      if (!draft) throw new Error('no draft');
      const question = Object.keys(draft.answers)[0] ?? '';
      const answers = { ...draft.answers, [question]: { ...draft.answers[question], comment: 'Said at the last moment.' } };
      const catalog = await app.catalogs.get(work.assessment.catalogHash);
      const grant = work.grants.at(-1);
      const session = {
        ...{ kind: 'vendor' as const, assessmentId: story.id, grantHash: grant?.tokenHash ?? '0'.repeat(64), csrf: '' },
        ...{ ...story.contact, startedAt: draft.savedAt, expiresAt: draft.savedAt },
      };
      const visit = {
        session,
        work,
        catalog,
        participant: recipientOf(work.assessment),
        at: draft.savedAt,
        language: 'en' as const,
      };
      const confirmed = { checked: checkedState(visit), signedAs: 'Vera Vendor' };
      const savedAt = app.clock.now().toISOString();
      const edited = { sectionId: draft.sectionId, answers, savedAt, savedBy: vendor(story), markedComplete: false };
      const [saved, submitted] = await Promise.all([
        app.drafts.save(story.id, edited, draft.version),
        submitResponse(app, visit, confirmed),
      ]);
      const after = await story.file();
      const comment = after.submissions[0]?.answers[question];
      if (submitted.kind === 'submitted') {
        // First: the draft came too late, and the vendor was told so.
        expect(saved).toMatchObject({ kind: 'closed' });
        expect(comment).not.toHaveProperty('comment');
      } else {
        expect([saved.kind, submitted.kind]).toEqual(['saved', 'changed']);
        expect(after.submissions).toEqual([]);
        expect(after.drafts.find(({ sectionId }) => sectionId === draft.sectionId)?.answers).toEqual(answers);
      }
      return submitted.kind;
    }),
  );
  expect(results).toHaveLength(4);
});

test('of two transactions on the same head one wins, and the other is told that it moved', async () => {
  const story = await DeployedStory.invited(app, { tier: 'low' });
  const file = await story.file();
  const results = await Promise.all(['a', 'b', 'c'].map((name) => app.ledger.commit(change(file, `race-${name}`, name))));
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'moved', 'moved']);
  const after = await story.file();
  expect(after.assessment.seq).toBe(file.assessment.seq + 1);
  for (const result of results) expect(result.head).toEqual(after.assessment);
  expect(await story.mismatches()).toEqual([]);
});

test('a commit whose reply was lost answers as committed when it is repeated, also after others have moved on', async () => {
  const story = await DeployedStory.invited(app, { tier: 'low' });
  const file = await story.file();
  const first = await app.ledger.commit(change(file, 'lost-reply', 'x'));
  expect(await app.ledger.commit(change(file, 'lost-reply', 'x'))).toEqual(first);
  await app.ledger.commit(change(await story.file(), 'somebody-else', 'y'));
  const late = await app.ledger.commit(change(file, 'lost-reply', 'x'));
  expect(late).toEqual({ kind: 'committed', head: (await story.file()).assessment });
  const operations = (await story.file()).events.map(({ operationId }) => operationId);
  expect(operations.filter((id) => id === 'lost-reply')).toHaveLength(1);
  expect(await story.mismatches()).toEqual([]);
});
