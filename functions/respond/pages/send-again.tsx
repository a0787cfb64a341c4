/** A form that came, to be sent once more as it was: its fields stand on this page, and nowhere else. */
export interface TypedForm {
  path: string;
  form: URLSearchParams;
}

/** `withToken`: the session that it came from goes on. */
export const SendAgain = ({ typed, text, withToken = false }: { typed: TypedForm; text: string; withToken?: boolean }) => (
  <form method="post" action={typed.path}>
    {[...typed.form]
      .filter(([name]) => withToken || name !== 'csrf')
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    <button type="submit">{text}</button>
  </form>
);
