import { gzipSync } from 'node:zlib';
import type { Asked } from './asked.ts';
import type { Reply } from './reply.ts';

/** Below this many UTF-16 code units one packet carries it anyway. */
const NOT_WORTH_IT = 1000;

/**
 * A text answer gzipped for who accepts it: the HTTP API does not compress. Nothing that another site's visitor can choose is
 * reflected beside a form's token (pages come from what is stored, cookies are SameSite), so its length tells nothing.
 */
export function packed(reply: Reply, asked: Pick<Asked, 'header'>): Reply {
  if (reply.isBase64 || reply.body.length < NOT_WORTH_IT) return reply;
  const headers = { ...reply.headers, vary: 'accept-encoding' };
  if (!/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(asked.header('accept-encoding') ?? '')) return { ...reply, headers };
  return {
    ...reply,
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: gzipSync(reply.body).toString('base64'),
    isBase64: true,
  };
}
