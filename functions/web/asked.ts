import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** What a browser or an API caller asked, read once from the HTTP API's event. Strings are as sent; nothing is trusted yet. */
export interface Asked {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** Fields of an urlencoded body; empty for any other body. */
  form: URLSearchParams;
  /** The body as text, for JSON callers. */
  text: string;
  cookies: Record<string, string>;
  header(name: string): string | undefined;
  /** Claims of the bearer token that the gateway's authorizer checked; absent on pages. */
  claims?: Record<string, unknown>;
}

/** Reads an event (payload 2.0). Cookies come as an array on AWS and as a header on the local engine: both are read. */
export function readAsked(event: APIGatewayProxyEventV2): Asked {
  const headers = Object.fromEntries(Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const body = event.body ?? '';
  const text = event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
  const params = Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, value ?? '']);
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    params: Object.fromEntries(params),
    query: new URLSearchParams(event.rawQueryString ?? ''),
    form: new URLSearchParams(isForm ? text : ''),
    text,
    cookies: readCookies(event.cookies ?? [headers.cookie ?? '']),
    header: (name) => headers[name.toLowerCase()],
    claims: (event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } }).authorizer?.jwt?.claims,
  };
}

function readCookies(lines: string[]): Record<string, string> {
  const pairs = lines.flatMap((line) => line.split(';')).map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, ...value]) => [name, value.join('=')]));
}
