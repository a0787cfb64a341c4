/** How whoever asks can be reached, after their name and email address. */
export const whomToAsk = { phone: 'phone' };
