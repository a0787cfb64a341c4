import type { Actor } from '../../domain/actor.ts';
import type { VendorSession } from '../../domain/links/access-grant.ts';

/** Who acts in a session: the person the link was sent to, or, where they say so, the name they signed with. */
export const vendorActor = (session: VendorSession, signedAs?: string): Extract<Actor, { kind: 'vendor' }> => ({
  kind: 'vendor',
  email: session.email,
  name: signedAs ?? session.name,
});
