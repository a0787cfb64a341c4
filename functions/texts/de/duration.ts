import type { duration as english } from '../en/duration.ts';

export const duration: typeof english = {
  minutes: (minutes) => `etwa ${minutes} Minuten`,
  hours: (hours) => (hours === 1 ? 'etwa eine Stunde' : `etwa ${hours} Stunden`),
};
