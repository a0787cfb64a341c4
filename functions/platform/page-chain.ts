import { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describeFault, stackFrames } from '../domain/fault.ts';
import type { Language } from '../domain/language.ts';
import { type Asked, readAsked } from '../web/asked.ts';
import { faultPage, notFoundPage, refusedPage, tooLargePage } from '../web/message-page.tsx';
import { packed } from '../web/packed.ts';
import { incidentCode, problem, type Reply } from '../web/reply.ts';
import type { TypedForm } from '../web/send-again.tsx';
import { countPageFault } from './metric.ts';

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
  /** The language of the chain's own pages; English where it is not said. */
  speaks?: (asked: Asked) => Language;
}

const NO_ROUTE = Symbol('no route');
const MOST_BODY = 2 * 1024 * 1024;

/**
 * The middleware of every HTTP function: strict headers, Origin check on what changes something, HEAD as GET, and a page
 * (or problem+json) instead of a stack trace. Logs the route, never the path (a path may hold a link token), and of a
 * fault its name, where it was thrown, and a message without what could be a token or somebody's words.
 */
export function pages(routes: Route[], options: ChainOptions = {}) {
  const logger = new Logger();
  const policies = policyHeaders(options.formActions ?? []);
  const answer = (reply: Reply) => toResult(reply, policies);

  const guarded = (route: Route) => async (event: APIGatewayProxyEventV2) => {
    const asked = readAsked(event);
    if (route.method !== 'GET' && !options.api && !sameOrigin(asked, event, options.origin))
      return answer(await refusedPage(options.speaks?.(asked)));
    if (asked.text.length > MOST_BODY)
      return answer(packed(await (options.api ? tooLargeProblem() : tooLargePage(options.speaks?.(asked), formIn(asked))), asked));
    return answer(packed(await route.handle(asked), asked));
  };

  const router = httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
    routes: routes.flatMap((route) => {
      const entry = { path: route.path, handler: guarded(route) };
      const methods = route.method === 'GET' ? (['GET', 'HEAD'] as const) : [route.method];
      return methods.map((method) => ({ ...entry, method }));
    }),
    // The router tells this no more than the path: the page is made below, where the whole event is at hand.
    notFoundResponse: () => NO_ROUTE as never,
  });
  const routed = async (event: APIGatewayProxyEventV2, context: never) => {
    const result = await (router as (event: APIGatewayProxyEventV2, context: never) => unknown)(event, context);
    if (result !== NO_ROUTE) return result;
    return answer(await (options.api ? noRouteProblem() : notFoundPage(options.speaks?.(readAsked(event)))));
  };

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(
      httpSecurityHeaders({
        // Its defaults sandbox the page and forbid forms, and name features that browsers do not know: both are written below.
        contentSecurityPolicy: false,
        permissionsPolicy: false,
        originAgentCluster: false,
        referrerPolicy: { policy: 'no-referrer' },
        strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true, preload: false },
        frameOptions: { action: 'deny' },
      }),
    )
    .onError(async (request) => {
      const code = incidentCode();
      const { name, message } = describeFault(request.error);
      const at = stackFrames(request.error);
      logger.error('request failed', { code, route: request.event.routeKey, fault: name, reason: message, at });
      countPageFault(process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'unknown');
      const detail = `Nothing was changed. Quote ${code} if it happens again.`;
      const asked = readAsked(request.event);
      const reply = options.api
        ? problem({ type: 'internal', title: 'Something went wrong on our side', status: 500, detail })
        : await faultPage(code, options.speaks?.(asked), formIn(asked));
      request.response = answer(packed(reply, asked));
    })
    .handler(routed as never);
}

/** No script or style but our own files, no framing, no base, forms only to ourselves and where evidence is kept. */
function policyHeaders(formActions: string[]): Record<string, string> {
  const contentSecurityPolicy = [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    `form-action ${["'self'", ...formActions].join(' ')}`,
    "frame-ancestors 'none'",
    // The style sheet's own ticks and arrows are data: images.
    "img-src 'self' data:",
    "script-src 'self'",
    "style-src 'self'",
  ];
  return {
    'content-security-policy': contentSecurityPolicy.join('; '),
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}

/** What somebody typed or pressed, to be kept on the page that says why it failed. A script has it still. */
function formIn({ method, path, form, header }: Asked): TypedForm | undefined {
  if (method !== 'POST' || form.size === 0 || header('accept')?.startsWith('application/json')) return undefined;
  return { path, form };
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

function toResult(reply: Reply, policies: Record<string, string>): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: reply.status,
    headers: { ...policies, ...reply.headers },
    cookies: reply.cookies,
    body: reply.body,
    isBase64Encoded: reply.isBase64 ?? false,
  };
}
