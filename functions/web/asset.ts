import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Asked } from './asked.ts';
import type { Reply } from './reply.ts';

/** A static file, gzipped once, served with an ETag and five minutes of caching. */
export function asset(contentType: string, text: string): (asked: Asked) => Reply {
  const body = gzipSync(text, { level: 9 }).toString('base64');
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`;
  const headers = { 'content-type': contentType, 'cache-control': 'public, max-age=300', etag, vary: 'accept-encoding' };
  return (asked) => {
    if (asked.header('if-none-match') === etag) return { status: 304, headers, cookies: [], body: '' };
    const gzip = asked.header('accept-encoding')?.includes('gzip');
    if (!gzip) return { status: 200, headers, cookies: [], body: text };
    return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, cookies: [], body, isBase64: true };
  };
}
