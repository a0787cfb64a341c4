/**
 * Asks before somebody leaves a form whose words are stored nowhere: what was typed or chosen since it came, and what it `brought` (words
 * that it offers again). Sending it never asks, nor does a link inside it, which is its own way out. It saves nothing.
 */
export function askBeforeLeaving(form: HTMLFormElement): void {
  const fieldsOf = (from: HTMLFormElement) => JSON.stringify([...new FormData(from)]);
  // Words may have been typed before the script was there.
  const asItCame = form.cloneNode(true) as HTMLFormElement;
  asItCame.reset();
  const came = fieldsOf(asItCame);
  let leaving = false;
  const leaves = () => {
    leaving = true;
  };
  const stays = () => {
    leaving = false;
  };

  form.addEventListener('submit', leaves);
  form.addEventListener('click', ({ target }) => (target as Element).closest('a') && leaves());
  form.addEventListener('input', stays);
  addEventListener('pageshow', stays);
  addEventListener('beforeunload', (event) => {
    if (!leaving && (form.dataset.onlyHere === 'brought' || fieldsOf(form) !== came)) event.preventDefault();
  });
}
