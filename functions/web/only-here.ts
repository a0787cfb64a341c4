/**
 * The mark of forms whose words stand on their page only, until they are sent (web/browser/only-here.ts): one that was sent
 * and is offered again `brought` such words; in one that was opened somebody must first have `typed` or chosen something.
 */
export const onlyHere = (form: URLSearchParams): 'brought' | 'typed' => (form.has('csrf') ? 'brought' : 'typed');
