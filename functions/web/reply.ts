import { randomBytes } from 'node:crypto';

/** What a page or an API route answers; the chain adds the security headers. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
  /** `body` is base64 of bytes. */
  isBase64?: boolean;
}

type Markup = { toString(): string | Promise<string> };

/** An HTML page from a hono/jsx node. Pages are never cached: they show one person's work. */
export async function page(node: Markup | Promise<Markup>, status = 200, cookies: string[] = []): Promise<Reply> {
  const markup = await (await node).toString();
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, cookies, body: `<!DOCTYPE html>${markup}` };
}

/** 303: after a POST, look at that page with GET. `location` is a path of ours or a vetted absolute URL. */
export const seeOther = (location: string, cookies: string[] = []): Reply => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store' },
  cookies,
  body: '',
});

export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  cookies: [],
  body: JSON.stringify(value),
});

export interface Problem {
  /** Stable name, appended to the problem type URI. */
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { pointer: string; detail: string }[];
  /** The assessment that went on with the one that was named (an extension member, RFC 9457, section 3.2). */
  continuedBy?: { assessmentId: string; reference: string };
}

/** problem+json (RFC 9457). */
export const problem = ({ type, ...rest }: Problem): Reply => ({
  status: rest.status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  cookies: [],
  body: JSON.stringify({ type: `urn:assay:problem:${type}`, ...rest }),
});

/** A short code that a person can quote and an operator can find in the log. */
export const incidentCode = (): string => randomBytes(4).toString('hex');
