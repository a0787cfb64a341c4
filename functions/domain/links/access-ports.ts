import type { Language } from '../language.ts';
import type { OutboxWork } from '../outbox.ts';
import type { AccessGrant, StaffSession, VendorSession } from './access-grant.ts';
import type { LoginCode } from './login-code.ts';
import type { Suppression } from './suppression.ts';

/** Who gets in, how often, and where mail may go. Expiry is checked by the caller's clock. */
export interface Sessions {
  startVendor(cookieHash: string, session: VendorSession): Promise<void>;
  vendor(cookieHash: string): Promise<VendorSession | undefined>;
  startStaff(cookieHash: string, session: StaffSession): Promise<void>;
  staff(cookieHash: string): Promise<StaffSession | undefined>;
  end(cookieHash: string): Promise<void>;
}

/** Only the portal prolongs: a vendor who saves stays in. */
export interface SessionLife {
  /** Moves a live vendor session's end; quietly nothing when it is gone. */
  prolongVendor(cookieHash: string, expiresAt: string): Promise<void>;
}

export interface Links {
  /** Stores the grant in its assessment and the pointer by hash, in one transaction. */
  issue(grant: AccessGrant): Promise<void>;
  /** Pointer lookup by token hash: the assessment it belongs to. */
  find(tokenHash: string): Promise<{ assessmentId: string } | undefined>;
  /** What the person chose on the page; the grant's other fields stay. */
  speak(assessmentId: string, tokenHash: string, language: Language): Promise<void>;
  /** Remembers the browsers (at most five hashes, newest last) that a code was typed into. */
  trust(assessmentId: string, tokenHash: string, browsers: string[]): Promise<void>;
}

/** Emailed codes. */
export interface LoginCodes {
  /** Stores it and orders its mail, in one transaction. Replaces the one this browser had. */
  ask(code: LoginCode, mail: OutboxWork): Promise<void>;
  get(id: string): Promise<LoginCode | undefined>;
  /** Relay: from now on this is the code. Not when it was asked anew or is gone. */
  draw(id: string, askedAt: string, codeHash: string, expiresAt: string): Promise<'drawn' | 'gone'>;
  /** Counts a try before it is judged. Answers the code with that try counted; `undefined` when it is gone. */
  countTry(id: string): Promise<LoginCode | undefined>;
  end(id: string): Promise<void>;
}

/** Counts per key and window; `count` answers how many there were in the window, this one included. */
export interface RateLimits {
  count(key: string, windowSeconds: number, now: Date): Promise<number>;
}

/** Of these addresses those that get no more mail, in any order. */
export interface SuppressedAmong {
  suppressedAmong(emails: readonly string[]): Promise<Suppression[]>;
}

/** Addresses that get no more mail. */
export interface Suppressions {
  get(email: string): Promise<Suppression | undefined>;
  put(suppression: Suppression): Promise<void>;
  lift(email: string): Promise<void>;
}
