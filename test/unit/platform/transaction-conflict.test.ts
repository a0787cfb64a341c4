import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { draftsIn } from '../../../functions/platform/table/drafts.ts';
import { linksIn } from '../../../functions/platform/table/links.ts';
import { serve } from '../../support/http-server.ts';
import { vendor } from '../../support/small-submission.ts';

const canceled = (...codes: string[]) => ({
  __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
  Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
  CancellationReasons: codes.map((Code) => ({ Code })),
});
const conflict = { __type: 'com.amazonaws.dynamodb.v20120810#TransactionConflictException', message: 'ongoing' };
const at = '2026-03-02T09:00:00.000Z';
const draft = { sectionId: 'data', answers: {}, savedAt: at, savedBy: vendor, markedComplete: false };

/** A table that answers with these errors, one after the other, and then does what it is asked. The local engine knows no conflicts. */
async function contended(errors: object[]) {
  const asked: string[] = [];
  const server = await serve((request, response) => {
    asked.push(String(request.headers['x-amz-target']).replace(/.*\./, ''));
    request.resume();
    const error = errors.shift();
    response.writeHead(error ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(error ?? {}));
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: server.url, region: 'eu-central-1', credentials });
  const table = {
    name: 'table',
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
  return { table, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

test('two people who save in the same instant are both saved, although DynamoDB lets one of them wait', async () => {
  await using now = await contended([
    canceled('TransactionConflict', 'None', 'None'),
    canceled('None', 'None', 'TransactionConflict'),
  ]);
  expect(await draftsIn(now.table).save('asm_1', draft, 0, 'a'.repeat(64))).toMatchObject({ kind: 'saved' });
  expect(now.asked).toEqual(['TransactWriteItems', 'TransactWriteItems', 'TransactWriteItems']);
});

test('a table that stays contended is a fault', async () => {
  await using now = await contended(Array.from({ length: 99 }, () => canceled('TransactionConflict', 'None')));
  await expect(draftsIn(now.table).putEvidence('asm_1', { id: 'evd_1' } as never)).rejects.toMatchObject({
    name: 'TransactionCanceledException',
  });
  expect(now.asked.length).toBeLessThan(20);
});

test('a failed condition is not tried again', async () => {
  await using now = await contended([canceled('None', 'TransactionConflict', 'ConditionalCheckFailed')]);
  expect(await draftsIn(now.table).removeEvidence('asm_1', { id: 'evd_1' } as never, 'a'.repeat(64))).toEqual({ kind: 'refused' });
  expect(now.asked).toEqual(['TransactWriteItems']);
});

test('a switch of the language waits for a save by the same link', async () => {
  await using now = await contended([conflict]);
  await linksIn(now.table).speak('asm_1', 'a'.repeat(64), 'de');
  expect(now.asked).toEqual(['UpdateItem', 'UpdateItem']);
});
