import { sameEmail } from '../../domain/actor.ts';
import { Tag } from '../../web/risk-words.tsx';

/** Beside somebody whose address refuses our mails; nothing beside all others. */
export function NotReached({ email, unreached }: { email: string; unreached: readonly string[] }) {
  return unreached.some((one) => sameEmail(one, email)) ? (
    <>
      {' '}
      <Tag tone="bad" text="Our mails do not arrive" />
    </>
  ) : null;
}
