import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '../domain/ports.ts';

const base32 = 'abcdefghijkmnpqrstuvwxyz23456789';
const speakable = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Both alphabets have 32 letters, so a random byte's low five bits pick one without bias. */
const pick = (alphabet: string, length: number) => Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('');

export const randomIds: Ids = {
  id: (prefix) => `${prefix}_${pick(base32, 20)}`,
  reference: () => `A-${pick(speakable, 6)}`,
  token: () => randomBytes(32).toString('base64url'),
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
};
