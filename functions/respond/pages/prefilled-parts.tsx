import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';
import { onDate, onDay } from '../../web/when.ts';
import type { Unconfirmed } from '../answers/prefilled.ts';

interface Shown {
  unconfirmed: Unconfirmed;
  language: Language;
}

/** Above a section's questions: what the marked answers are, and what to do with them. */
export function PrefilledNotice({ unconfirmed, language }: Shown) {
  const { submittedAt, reference, unsent, expired = [] } = unconfirmed.from;
  const t = portalTexts(language).prefilled;
  return (
    <div class="notice">
      <p>{(unsent ? t.unsentNotice : t.notice)(onDay(submittedAt, language), reference)}</p>
      {expired.map(({ fileName, expiresOn }) => (
        <p>{t.expired(fileName, onDate(expiresOn, language))}</p>
      ))}
    </div>
  );
}

/** Below a section's questions. Never ticked beforehand, and nothing before the page is saved: confirming is an act. */
export function ConfirmPrefilled({ unconfirmed, language }: Shown) {
  const t = portalTexts(language).prefilled;
  const { from, questionIds } = unconfirmed;
  return (
    <fieldset class="field" id="confirm">
      <legend>{t.legend}</legend>
      <label class="choice">
        <input type="checkbox" name="confirmed" value="yes" />
        <span>
          {t.confirm(questionIds.length, onDay(from.submittedAt, language))}
          <small class="hint">{t.hint}</small>
        </span>
      </label>
    </fieldset>
  );
}

interface ToConfirmProps {
  unconfirmed: Unconfirmed[];
  language: Language;
  /** Whether the visitor works on this section; the others are for somebody else to confirm. */
  isTheirs: (sectionId: string) => boolean;
}

/** On the check page: what must be confirmed before anything can be sent. Empty list: nothing. */
export function ToConfirm({ unconfirmed, language, isTheirs }: ToConfirmProps) {
  const t = portalTexts(language).prefilled;
  if (unconfirmed.length === 0) return null;
  return (
    <section class="error-summary" aria-labelledby="confirm-title">
      <h2 id="confirm-title">{t.overview(unconfirmed.length)}</h2>
      <ul>
        {unconfirmed.map(({ section, questionIds }) => (
          <li>
            {isTheirs(section.id) ? (
              <a href={`/respond/sections/${section.id}#confirm`}>{t.inSection(section.title, questionIds.length)}</a>
            ) : (
              t.inSection(section.title, questionIds.length)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
