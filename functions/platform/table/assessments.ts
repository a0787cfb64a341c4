import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AssessmentFile, Assessments, AssessmentWork } from '../../domain/ports.ts';
import { keys } from './keys.ts';
import { fromItem, recordsOf } from './records.ts';
import type { Table } from './table.ts';

/** All items of a partition between two sort keys, strongly consistent; follows pages past 1 MB. */
export async function queryRange(table: Table, pk: string, from: string, to: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

export function assessmentsIn(table: Table): Assessments {
  return {
    async head(id) {
      const got = await table.client.send(
        new GetCommand({ TableName: table.name, Key: keys.assessment(id), ConsistentRead: true }),
      );
      return got.Item && fromItem('assessment', got.Item);
    },
    async work(id) {
      return workOf(await queryRange(table, keys.assessmentPk(id), '1#', '1#~'));
    },
    async file(id) {
      const items = await queryRange(table, keys.assessmentPk(id), '1#', '4#~');
      const work = workOf(items);
      if (!work) return undefined;
      const file: AssessmentFile = {
        ...work,
        submissions: recordsOf('submission', items),
        scorecards: recordsOf('scorecard', items),
        requests: recordsOf('request', items),
        outcome: recordsOf('outcome', items)[0],
        signature: recordsOf('signature', items)[0],
        conditions: recordsOf('condition', items),
        acceptances: recordsOf('acceptance', items),
        events: recordsOf('event', items),
        mails: recordsOf('mail', items),
        timers: recordsOf('timer', items),
      };
      return file;
    },
  };
}

function workOf(items: Record<string, unknown>[]): AssessmentWork | undefined {
  const [assessment] = recordsOf('assessment', items);
  if (!assessment) return undefined;
  return {
    assessment,
    drafts: recordsOf('draft', items),
    evidence: recordsOf('evidence', items),
    grants: recordsOf('grant', items),
    colleagues: recordsOf('colleague', items),
    followUps: recordsOf('followUp', items),
  };
}
