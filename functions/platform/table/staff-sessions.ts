import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { StaffSession } from '../../domain/links/access-grant.ts';
import type { Sessions } from '../../domain/links/access-ports.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** Who is signed in, for pages that only read: they may neither open nor end sessions. */
export const staffSessionsIn = (table: Table): Pick<Sessions, 'staff'> => ({
  staff: (cookieHash) => readSession(table, cookieHash, StaffSession),
});

/** A session of this kind; what is none, or cannot be read any more, is as good as none. */
export async function readSession<S extends z.ZodType>(
  table: Table,
  cookieHash: string,
  schema: S,
): Promise<z.infer<S> | undefined> {
  const Key = keys.session(cookieHash);
  const got = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  const parsed = schema.safeParse(got.Item?.record);
  return parsed.success ? parsed.data : undefined;
}
