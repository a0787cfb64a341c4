import { timingSafeEqual } from 'node:crypto';
import type { Language } from '../../domain/language.ts';
import type { AccessGrant } from '../../domain/links/access-grant.ts';
import { CODE_TRIES, type LoginCode } from '../../domain/links/login-code.ts';
import { isTooMany } from '../../domain/links/rate-limit.ts';
import { hashOf, sha256 } from '../../domain/proof/canonical.ts';
import type { PortalPorts } from '../ports.ts';
import { isLive } from './find-link.ts';
import { languageOf } from './language-of.ts';
import { participantOf } from './rights.ts';
import { standing } from './standing.ts';

export type Waiting = { kind: 'over' } | { kind: 'waiting'; code: LoginCode; grant: AccessGrant; language: Language };

export type EnterResult =
  | { kind: 'right'; grant: AccessGrant }
  /** `left`: how many more tries this code has. */
  | { kind: 'wrong'; left: number }
  /** The mail has not been written yet. */
  | { kind: 'not-sent' }
  | { kind: 'expired' }
  /** Too many tries with codes of this link for today. */
  | { kind: 'too-many' }
  /** All tries are used up: the code is void. */
  | { kind: 'void' }
  /** No code was asked for, or the link has ended. */
  | { kind: 'over' };

type Ports = Pick<PortalPorts, 'codes' | 'assessments' | 'rates' | 'clock'>;

/** What the browser with this cookie waits for. Changes nothing. */
export async function findWaiting(ports: Pick<Ports, 'codes' | 'assessments' | 'clock'>, cookie?: string): Promise<Waiting> {
  const code = cookie ? await ports.codes.get(sha256(cookie)) : undefined;
  const work = code && (await ports.assessments.work(code.assessmentId));
  const grant = work?.grants.find((one) => one.tokenHash === code?.grantHash);
  if (!code || !work || !grant || !isLive(grant, ports.clock.now()) || !participantOf(work, grant)) return { kind: 'over' };
  return standing(work.assessment) === 'closed'
    ? { kind: 'over' }
    : { kind: 'waiting', code, grant, language: languageOf(work, grant) };
}

/** Judges one try. It is counted before it is judged, so that tries at the same instant do not share one. */
export async function enterCode(ports: Ports, cookie: string | undefined, typed: string): Promise<EnterResult> {
  const waiting = await findWaiting(ports, cookie);
  if (waiting.kind === 'over') return waiting;
  const { code, grant } = waiting;
  if (Date.parse(code.expiresAt) <= ports.clock.now().getTime()) return { kind: 'expired' };
  if (!code.codeHash) return { kind: 'not-sent' };
  if (await isTooMany(ports, 'tries', grant.tokenHash)) return { kind: 'too-many' };
  const counted = await ports.codes.countTry(code.id);
  if (!counted?.codeHash) return { kind: 'over' };
  if (counted.tries > CODE_TRIES) return { kind: 'void' };
  if (!isSame(hashOf({ id: code.id, code: typed }), counted.codeHash)) {
    return counted.tries === CODE_TRIES ? { kind: 'void' } : { kind: 'wrong', left: CODE_TRIES - counted.tries };
  }
  await ports.codes.end(code.id);
  return { kind: 'right', grant };
}

const isSame = (a: string, b: string) => timingSafeEqual(Buffer.from(a), Buffer.from(b));
