import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { describeFault } from '../domain/fault.ts';
import { namedError } from '../domain/named-error.ts';

/**
 * The middleware of every function that is not asked over HTTP. Reads the event by its schema (throws `InvalidEvent` naming
 * paths, never values), gives the work a logger, and logs faults by name. Events and results are never logged: they may
 * hold task tokens.
 */
export function stepChain<Schema extends z.ZodType, Result>(
  schema: Schema,
  work: (event: z.infer<Schema>, log: Logger, context: Context) => Promise<Result>,
) {
  const logger = new Logger();
  return middy<unknown, Result>()
    .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
    .onError((request) => {
      logger.error('failed', { fault: describeFault(request.error) });
    })
    .handler(async (event: unknown, context: Context) => work(readEvent(schema, event), logger, context));
}

function readEvent<Schema extends z.ZodType>(schema: Schema, event: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'event'}: ${issue.code}`).join('; ');
  throw namedError('InvalidEvent', `the event is not what this function reads (${where})`);
}
