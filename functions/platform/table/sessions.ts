import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type StaffSession, VendorSession } from '../../domain/links/access-grant.ts';
import type { Sessions } from '../../domain/links/access-ports.ts';
import { keys } from './keys.ts';
import { readSession, staffSessionsIn } from './staff-sessions.ts';
import type { Table } from './table.ts';

/** Server-side sessions by the SHA-256 of their cookie. Expiry is checked by the caller's clock; TTL only tidies up. */
export function sessionsIn(table: Table): Sessions {
  const TableName = table.name;
  async function start(cookieHash: string, session: VendorSession | StaffSession) {
    const expiresAt = Math.floor(Date.parse(session.expiresAt) / 1000);
    await table.client.send(
      new PutCommand({ TableName, Item: { ...keys.session(cookieHash), entity: 'session', record: session, expiresAt } }),
    );
  }
  return {
    startVendor: start,
    startStaff: start,
    vendor: (cookieHash) => readSession(table, cookieHash, VendorSession),
    ...staffSessionsIn(table),
    async end(cookieHash) {
      await table.client.send(new DeleteCommand({ TableName, Key: keys.session(cookieHash) }));
    },
  };
}
