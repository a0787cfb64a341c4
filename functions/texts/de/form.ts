import type { form as english } from '../en/form.ts';

export const form: typeof english = {
  error: 'Fehler: ',
  summary: 'Bitte prüfen Sie Ihre Angaben',
  sure: 'Sind Sie sicher?',
  sureMissing: 'Es wurde nichts geändert. Setzen Sie das Häkchen, wenn Sie sicher sind.',
  pleaseCheck: (title) => `Bitte prüfen: ${title}`,
};
