import { askBeforeLeaving } from './only-here.ts';
import { saveWhileTyping } from './section-form.ts';
import { checkBeforeUpload } from './upload.ts';

/** The portal's only script. Every page works without it. */
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
const line = document.querySelector<HTMLElement>('.saving');
if (form && line) saveWhileTyping(form, line);

const onlyHere = document.querySelector<HTMLFormElement>('form[data-only-here]');
if (onlyHere) askBeforeLeaving(onlyHere);

const upload = document.querySelector<HTMLFormElement>('form[data-upload]');
if (upload) checkBeforeUpload(upload);
