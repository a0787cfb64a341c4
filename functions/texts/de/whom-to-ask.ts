import type { whomToAsk as english } from '../en/whom-to-ask.ts';

export const whomToAsk: typeof english = { phone: 'Telefon' };
