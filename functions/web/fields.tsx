import { type Child, useContext } from 'hono/jsx';
import { sharedPageTexts } from '../texts/shared-page.ts';
import { PageLanguage } from './page-language.ts';

/** The parts of a form. Each shows its error beside the field and keeps what was typed. */
interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  /** More help, such as a `<details>`, between the hint and the field. */
  help?: Child;
  error?: string;
}

export const CsrfField = ({ csrf }: { csrf: string }) => <input type="hidden" name="csrf" value={csrf} />;

/** HTML ids may not hold what question ids hold in CSS selectors; dots become dashes. */
export const fieldId = (name: string): string => `f-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;

const described = (name: string, hint?: string, error?: string) => {
  const id = fieldId(name);
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
};

/** What is wrong with a field, or with what stands there to be read; `id` where a field names it as its description. */
export function FieldError({ id, message }: { id?: string; message: string }) {
  const t = sharedPageTexts(useContext(PageLanguage)).form;
  return (
    <p id={id} class="error">
      <span class="visually-hidden">{t.error}</span>
      {message}
    </p>
  );
}

/** What stands between a label and its field; `described` names the hint and the error to screen readers. */
function Explained({ name, hint, help, error }: Omit<FieldProps, 'label'>) {
  const id = fieldId(name);
  return (
    <>
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
      {help}
      {error && <FieldError id={`${id}-error`} message={error} />}
    </>
  );
}

function Around({ name, label, hint, help, error, children }: FieldProps & { children?: Child }) {
  const id = fieldId(name);
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={id}>{label}</label>
      <Explained name={name} hint={hint} help={help} error={error} />
      {children}
    </div>
  );
}

type InputProps = FieldProps & {
  value?: string;
  type?: 'text' | 'email' | 'url' | 'tel' | 'date' | 'number';
  autocomplete?: string;
  inputmode?: 'numeric';
  required?: boolean;
};

export function TextInput({ value, type = 'text', autocomplete, inputmode, required, ...field }: InputProps) {
  return (
    <Around {...field}>
      <input
        id={fieldId(field.name)}
        name={field.name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        required={required}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={described(field.name, field.hint, field.error)}
      />
    </Around>
  );
}

export function TextArea({ value, rows = 4, ...field }: FieldProps & { value?: string; rows?: number }) {
  return (
    <Around {...field}>
      <textarea
        id={fieldId(field.name)}
        name={field.name}
        rows={rows}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={described(field.name, field.hint, field.error)}
      >
        {value ? `\n${value}` : ''}
      </textarea>
    </Around>
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  /** Where the label is in another language than the page. */
  lang?: string;
}

/** A list to choose one from. The first entry, `none`, is no choice: nothing is preselected. */
export function Select({
  value,
  choices,
  none,
  ...field
}: FieldProps & { value?: string; choices: readonly { value: string; label: string }[]; none: string }) {
  return (
    <Around {...field}>
      <select
        id={fieldId(field.name)}
        name={field.name}
        aria-invalid={field.error ? 'true' : undefined}
        aria-describedby={described(field.name, field.hint, field.error)}
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** Radio buttons or, with `multiple`, checkboxes, in a fieldset whose legend is the question. Nothing is preselected. */
export function Choices({
  name,
  label,
  hint,
  help,
  error,
  choices,
  chosen,
  multiple,
  children,
}: FieldProps & { choices: Choice[]; chosen: string[]; multiple?: boolean; children?: Child }) {
  const id = fieldId(name);
  return (
    <fieldset id={id} class={error ? 'field has-error' : 'field'} aria-describedby={described(name, hint, error)}>
      <legend>{label}</legend>
      <Explained name={name} hint={hint} help={help} error={error} />
      {choices.map((choice) => (
        <label class="choice">
          <input
            type={multiple ? 'checkbox' : 'radio'}
            name={name}
            value={choice.value}
            checked={chosen.includes(choice.value)}
            aria-invalid={error ? 'true' : undefined}
          />
          <span>
            {choice.lang ? <span lang={choice.lang}>{choice.label}</span> : choice.label}
            {choice.hint && <small class="hint">{choice.hint}</small>}
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}
