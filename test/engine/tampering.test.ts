import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { weakEncryption } from '../../bin/seed/assessments.ts';
import { type Key, keys } from '../../functions/platform/table/keys.ts';
import { type DeployedApp, deployedApp } from '../support/deployed-app.ts';
import { DeployedStory } from '../support/deployed-story.ts';

type Item = Record<string, unknown>;

/** The item with another value at a path such as `record.data.to`. */
function edited(item: Item, path: string, change: (value: unknown) => unknown): Item {
  const copy = structuredClone(item);
  const names = path.split('.');
  const last = names.pop() ?? '';
  const at = names.reduce((value, name) => value[name] as Item, copy as Item);
  if (!(last in at)) throw new Error(`there is nothing at ${path}`);
  at[last] = change(at[last]);
  return copy;
}

describe('whoever writes to the table by hand', () => {
  let app: DeployedApp;
  let story: DeployedStory;
  let event: (type: string) => Key;

  beforeAll(async () => {
    app = await deployedApp(inject('local'));
    story = await DeployedStory.invited(app, { tier: 'high' });
    await story.answerAndSubmit(weakEncryption);
    await story.untilStatus('awaiting-decision');
    await story.decideAll({ choice: 'approve', reasons: 'The risk is accepted for this use.', conditions: [] });
    const { events } = await story.untilStatus('decided');
    await story.settled();
    event = (type) => keys.event(keys.assessmentPk(story.id), events.find((one) => one.type === type)?.seq ?? 0);
    expect(await story.mismatches()).toEqual([]);
  });

  /** What verifying says after the item was replaced (or deleted); then it is put back. */
  async function found(key: Key, replace: (item: Item) => Item | undefined): Promise<string[]> {
    const { client, name: TableName } = app.table;
    const { Item } = await client.send(new GetCommand({ TableName, Key: { ...key }, ConsistentRead: true }));
    if (!Item) throw new Error(`there is no ${key.sk}`);
    const forged = replace(Item);
    try {
      if (forged) await client.send(new PutCommand({ TableName, Item: forged }));
      else await client.send(new DeleteCommand({ TableName, Key: { ...key } }));
      return await story.mismatches();
    } finally {
      await client.send(new PutCommand({ TableName, Item }));
    }
  }
  const gone = () => undefined;

  it('and edits an event, is found out', async () => {
    const to = (item: Item) => edited(item, 'record.data.to', () => 'mallory@vendor.example');
    expect(await found(event('invited'), to)).toEqual(['chain', 'intake']);
  });

  it('and deletes an event, in the middle or at the end, is found out', async () => {
    expect(await found(event('invited'), gone)).toEqual(['chain']);
    expect(await found(event('outcome-recorded'), gone)).toEqual(expect.arrayContaining(['chain', 'outcome']));
  });

  it('and betters the score, is found out', async () => {
    const better = (item: Item) => edited(item, 'record.overall', (value) => Number(value) + 1);
    expect(await found(keys.scorecard(story.id, 1), better)).toContain('score');
    expect(await found(keys.scorecard(story.id, 1), gone)).toContain('score');
  });

  it('and changes an answer after it was submitted, is found out', async () => {
    const other = (item: Item) =>
      edited(item, 'record.answers', (answers) => ({ ...(answers as Item), 'security.encryption': { kind: 'not-sure' } }));
    expect(await found(keys.submission(story.id, 1), other)).toEqual(expect.arrayContaining(['submission', 'score']));
  });

  it('and changes a decision or an outcome, is found out', async () => {
    const request = keys.request(story.id, 'r1-security');
    const otherReasons = (item: Item) =>
      edited(item, 'record.decisions', (decisions) =>
        (decisions as Item[]).map((one) => ({ ...one, reasons: 'Somebody else wrote this afterwards.' })),
      );
    expect(await found(request, otherReasons)).not.toEqual([]);
    const longer = (item: Item) => edited(item, 'record.validUntil', () => '2099-01-01T00:00:00.000Z');
    expect(await found(keys.outcome(story.id), longer)).toContain('outcome');
    expect(await found(keys.outcome(story.id), gone)).toContain('outcome');
  });

  it('and puts everything back, is not accused', async () => {
    expect(await story.mismatches()).toEqual([]);
  });
});
