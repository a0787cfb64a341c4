import * as z from 'zod';
import type { StaffActor } from '../domain/actor.ts';
import type { StaffGroup } from '../domain/vocabulary.ts';
import type { Asked } from './asked.ts';
import { problem, type Reply } from './reply.ts';

/**
 * Claims as the gateway's authorizer hands them on: all are text, and several groups stand in brackets with spaces between
 * (`[procurement auditor]`). Only an id token has an email address; whoever starts an assessment must have one, so that nobody
 * decides on what they asked for.
 */
const Claims = z.object({
  sub: z.string().min(1),
  email: z.email(),
  email_verified: z.union([z.literal(true), z.literal('true')]),
  name: z.string().trim().min(1).optional().catch(undefined),
  'cognito:groups': z
    .union([z.string(), z.array(z.string())])
    .default('')
    .transform((groups) => (typeof groups === 'string' ? groups.replace(/^\[|\]$/g, '').split(/[\s,]+/) : groups)),
});

type ApiHandle = (asked: Asked, caller: StaffActor) => Promise<Reply> | Reply;

/** Lets members of the given groups through; others get 403 as problem+json. */
export const apiGuard =
  (groups: readonly StaffGroup[], handle: ApiHandle) =>
  (asked: Asked): Promise<Reply> | Reply => {
    const claims = Claims.safeParse(asked.claims ?? {});
    if (!claims.success) {
      const detail = 'Send the id token, not the access token, of an account whose email address is confirmed.';
      return problem({ type: 'no-person', title: 'The token does not name a person', status: 401, detail });
    }
    const { sub, email, name, 'cognito:groups': held } = claims.data;
    if (!groups.some((group) => held.includes(group))) {
      const detail = `This needs one of the groups: ${groups.join(', ')}.`;
      return problem({ type: 'not-in-group', title: 'Your account may not do this', status: 403, detail });
    }
    return handle(asked, { kind: 'staff', id: sub, name: name ?? email, email });
  };
