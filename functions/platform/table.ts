import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table, as every store sees it. Items: key + index attributes + `entity` + `record` (the parsed value). */
export interface Table {
  name: string;
  client: DynamoDBDocumentClient;
}

export function openTable(name: string): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });
  return { name, client };
}
