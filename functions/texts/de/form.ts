import type { form as english } from '../en/form.ts';

export const form: typeof english = {
  error: 'Fehler: ',
  summary: 'Bitte prüfen Sie Ihre Angaben',
  pleaseCheck: (title) => `Bitte prüfen: ${title}`,
};
