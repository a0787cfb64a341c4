import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, inject, test } from 'vitest';
import { clientConfig } from '../../bin/local/aws-environment.ts';
import { readUnits } from '../../bin/local/units.ts';

const { engineUrl, outputs } = inject('local');
const TableName = outputs.TableName;
const client = new DynamoDBClient(clientConfig(engineUrl));
const ID = 'asm_unitsofthemeter';
const item = (sk: string, bytes: number) => ({ pk: { S: ID }, sk: { S: sk }, text: { S: 'x'.repeat(bytes) } });
const key = (sk: string) => ({ pk: { S: ID }, sk: { S: sk } });
const used = async () => (await readUnits(engineUrl)).assessments[ID];

test('counts what each request costs by the sizes of its items, to the assessment it names', async () => {
  await client.send(new PutItemCommand({ TableName, Item: item('a', 900) }));
  expect(await used()).toEqual({ read: 0, write: 1, requests: 1 });
  await client.send(new PutItemCommand({ TableName, Item: item('b', 3000) }));
  expect(await used()).toEqual({ read: 0, write: 4, requests: 2 });
  await client.send(new GetItemCommand({ TableName, Key: key('b'), ConsistentRead: true }));
  expect(await used()).toEqual({ read: 1, write: 4, requests: 3 });
  const values = { ':pk': { S: ID } };
  const all = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: values };
  await client.send(new QueryCommand({ ...all, ConsistentRead: true }));
  expect(await used()).toEqual({ read: 2, write: 4, requests: 4 });
  const update = { UpdateExpression: 'SET dueKey = :k, dueSort = :k', ExpressionAttributeValues: { ':k': { S: 'none' } } };
  await client.send(new UpdateItemCommand({ TableName, Key: key('b'), ...update }));
  // Three for the item of 3 KB, and three for its new entry in the index.
  expect(await used()).toEqual({ read: 2, write: 10, requests: 5 });

  const Check = { TableName, Key: key('b'), ConditionExpression: 'attribute_not_exists(pk)' };
  const Put = { TableName, Item: item('c', 10) };
  const refused = client.send(new TransactWriteItemsCommand({ TransactItems: [{ ConditionCheck: Check }, { Put }] }));
  await expect(refused).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  // A refused transaction costs: twice 3 KB for the check, twice 1 for the write that did not happen.
  expect(await used()).toEqual({ read: 2, write: 18, requests: 6 });
  await expect(client.send(new PutItemCommand({ TableName, Item: { pk: { S: ID } } }))).rejects.toThrow();
  expect(await used()).toEqual({ read: 2, write: 18, requests: 6 });
});
