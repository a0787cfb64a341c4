import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table, as every store sees it. Items: key + index attributes + `entity` + `record` (the parsed value). */
export interface Table {
  name: string;
  client: DynamoDBDocumentClient;
}

/** `config` is for programs outside Lambda, which know the engine by its address. */
export function openTable(name: string, config: DynamoDBClientConfig = {}): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(config), { marshallOptions: { removeUndefinedValues: true } });
  return { name, client };
}
