import { wrongWith } from './wrong-file.ts';

/**
 * Looks at a file before it is sent: the store itself refuses what is too large, empty or of another type, but says so on a page of
 * code, after minutes. Says that sending takes a while. Without this, the form does all that is needed.
 */
export function checkBeforeUpload(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  const error = form.querySelector<HTMLElement>('.error');
  const progress = form.querySelector<HTMLElement>('[role=status]');
  if (!input || !error || !progress) return;
  let sending = false;

  const show = (message: string) => {
    error.textContent = message;
    error.parentElement?.classList.toggle('has-error', message !== '');
    input.setAttribute('aria-invalid', String(message !== ''));
  };
  const look = () => {
    const file = input.files?.[0];
    return file ? wrongWith(file, input.accept, form.dataset) : '';
  };

  input.addEventListener('change', () => show(look()));
  form.addEventListener('submit', (event) => {
    const message = look();
    show(message);
    if (message || sending) event.preventDefault();
    if (message) input.focus();
    if (message || sending) return;
    sending = true;
    progress.textContent = form.dataset.sending ?? '';
  });
  // Back from the store by the browser's own button.
  addEventListener('pageshow', () => {
    sending = false;
    progress.textContent = '';
  });
}
