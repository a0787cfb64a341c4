import { saveWhileTyping } from './section-form.ts';

/** The portal's only script. Every page works without it. */
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const line = document.querySelector<HTMLElement>('.saving');
if (form && line) saveWhileTyping(form, line);
