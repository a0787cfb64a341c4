import type { UploadForm } from '../domain/answers/evidence-ports.ts';
import { MOST_FILE_BYTES } from '../domain/answers/file-types.ts';
import { fieldId } from './fields.tsx';

export interface UploadWords {
  file: string;
  hint: string;
  send: string;
  /** Said by the script, before a file is sent and while it is. */
  tooLarge: string;
  empty: string;
  wrongType: string;
  sending: string;
}

/** The form that posts one file straight to the store, which enforces size and type and then leads back. `extension`: of the type announced. */
export function FileUpload({ upload, extension, words }: { upload: UploadForm; extension: string; words: UploadWords }) {
  const id = fieldId('file');
  return (
    <form
      method="post"
      action={upload.url}
      enctype="multipart/form-data"
      data-upload=""
      data-most={String(MOST_FILE_BYTES)}
      data-large={words.tooLarge}
      data-empty={words.empty}
      data-type={words.wrongType}
      data-sending={words.sending}
    >
      {Object.entries(upload.fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="field">
        <label for={id}>{words.file}</label>
        <small id={`${id}-hint`} class="hint">
          {words.hint}
        </small>
        {/* The script speaks here, before anything is sent. */}
        <p id={`${id}-error`} class="error" role="alert" />
        <input
          id={id}
          name="file"
          type="file"
          accept={extension === 'jpg' ? '.jpg,.jpeg' : `.${extension}`}
          required
          aria-describedby={`${id}-hint ${id}-error`}
        />
      </div>
      <button type="submit">{words.send}</button>
      <p class="hint" role="status" aria-live="polite" />
    </form>
  );
}
