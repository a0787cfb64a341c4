import { TextArea } from './fields.tsx';

/** A form that came, to be sent once more: its fields stand on this page, and nowhere else. With its script the page asks before it is left. */
export interface TypedForm {
  path: string;
  form: URLSearchParams;
}

/** Texts of so many UTF-16 code units are worth shortening. */
const LONG = 4000;

interface SendAgainProps {
  typed: TypedForm;
  text: string;
  /** The session that it came from goes on. */
  withToken?: boolean;
  /** Where long texts are to be shortened first: what a field of so many characters is called. */
  editable?: (length: number) => string;
}

export const SendAgain = ({ typed, text, withToken = false, editable }: SendAgainProps) => (
  <form method="post" action={typed.path} autocomplete="off" data-only-here="brought">
    {[...typed.form]
      .filter(([name]) => withToken || name !== 'csrf')
      .map(([name, value]) =>
        editable && value.length > LONG ? (
          <TextArea name={name} label={editable(value.length)} value={value} rows={12} />
        ) : (
          <input type="hidden" name={name} value={value} />
        ),
      )}
    <button type="submit">{text}</button>
  </form>
);
