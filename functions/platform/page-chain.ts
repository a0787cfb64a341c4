import { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Asked, readAsked } from '../web/asked.ts';
import { faultPage, notFoundPage, refusedPage, tooLargePage } from '../web/message-page.tsx';
import { incidentCode, problem, type Reply } from '../web/reply.ts';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `{name}` takes one path segment. */
  path: string;
  handle(asked: Asked): Promise<Reply> | Reply;
}

interface ChainOptions {
  /** The only origin whose POSTs are accepted, e.g. `https://assay.example.com`. Absent: the host that was asked. */
  origin?: string;
  /** Where forms may post besides this site: the evidence bucket. */
  formActions?: string[];
  /** Callers get problem+json instead of pages, and no Origin check (they carry a bearer token, not a cookie). */
  api?: boolean;
}

/** Takes a default of the middleware away; its types know only strings, and an empty one means "with no value". */
const UNSET = undefined as unknown as string;

const MOST_BODY = 2 * 1024 * 1024;

/**
 * The middleware of every HTTP function: strict headers, Origin check on what changes something, HEAD as GET, and a page
 * (or problem+json) instead of a stack trace. Logs the route, never the path: a path may hold a link token.
 */
export function pages(routes: Route[], options: ChainOptions = {}) {
  const logger = new Logger();
  const contentSecurityPolicy = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'connect-src': "'self'",
    'font-src': "'none'",
    'form-action': ["'self'", ...(options.formActions ?? [])].join(' '),
    'frame-ancestors': "'none'",
    'img-src': "'self'",
    'object-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    // The middleware's own defaults forbid every form (sandbox) and turn a loopback engine's http into https.
    sandbox: UNSET,
    'upgrade-insecure-requests': UNSET,
    'report-to': UNSET,
  };

  const guarded = (route: Route) => async (event: APIGatewayProxyEventV2) => {
    const asked = readAsked(event);
    if (route.method !== 'GET' && !options.api && !sameOrigin(asked, event, options.origin)) return toResult(await refusedPage());
    if (asked.text.length > MOST_BODY) return toResult(await (options.api ? tooLargeProblem() : tooLargePage()));
    return toResult(await route.handle(asked));
  };

  const router = httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
    routes: routes.flatMap((route) => {
      const entry = { path: route.path, handler: guarded(route) };
      const methods = route.method === 'GET' ? (['GET', 'HEAD'] as const) : [route.method];
      return methods.map((method) => ({ ...entry, method }));
    }),
    notFoundResponse: async () => toResult(await (options.api ? noRouteProblem() : notFoundPage())),
  });

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(
      httpSecurityHeaders({
        contentSecurityPolicy,
        referrerPolicy: { policy: 'no-referrer' },
        strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true, preload: false },
        frameOptions: { action: 'deny' },
      }),
    )
    .onError(async (request) => {
      const code = incidentCode();
      const { name, message, stack } = request.error as Error;
      logger.error('request failed', { code, route: request.event.routeKey, fault: name, reason: message, stack });
      const detail = `Nothing was changed. Quote ${code} if it happens again.`;
      const reply = options.api
        ? problem({ type: 'internal', title: 'Something went wrong on our side', status: 500, detail })
        : await faultPage(code);
      request.response = toResult(reply);
    })
    .handler(router as never);
}

const tooLargeProblem = () => problem({ type: 'too-large', title: 'The body is larger than 2 MB', status: 413 });
const noRouteProblem = () => problem({ type: 'not-found', title: 'There is no such resource', status: 404 });

/**
 * A form on another site is refused. Our pages say `no-referrer`, so browsers send `Origin: null` with our own forms too
 * (Fetch standard, "append a request Origin header"); then the browser's own word counts, which no page can set.
 */
function sameOrigin(asked: Asked, event: APIGatewayProxyEventV2, expected?: string): boolean {
  const origin = asked.header('origin') ?? 'null';
  if (origin === 'null') return asked.header('sec-fetch-site') === 'same-origin';
  return origin === (expected ?? `https://${event.requestContext.domainName}`);
}

function toResult(reply: Reply): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: reply.status,
    headers: reply.headers,
    cookies: reply.cookies,
    body: reply.body,
    isBase64Encoded: reply.isBase64 ?? false,
  };
}
