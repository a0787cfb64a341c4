/**
 * The id of what a form creates, carried by the form itself, so that sending it twice creates it once. Undefined unless it is
 * an id of ours: `<prefix>_` and 20 base32 characters.
 */
export function formId(form: URLSearchParams, prefix: string): string | undefined {
  const id = form.get('id') ?? '';
  return id.startsWith(`${prefix}_`) && /^[a-z]+_[a-km-z2-9]{20}$/.test(id) ? id : undefined;
}
