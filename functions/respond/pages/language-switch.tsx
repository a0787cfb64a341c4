import { languages } from '../../domain/language.ts';
import { languageNames } from '../../texts/language-names.ts';
import { SessionFields } from './session-fields.tsx';
import type { AtPage } from './vendor-page.tsx';

/** A form of the page that holds what somebody typed: the switch is then one of its buttons, and nothing typed is lost. */
export interface TypedForm {
  /** The form's HTML id. */
  id: string;
  /** The form's own first button: the Enter key must press that one, not the switch, which stands before it. */
  first: { value?: string; text: string };
}

interface SwitchView {
  visit: AtPage;
  home: string;
  here: string;
  typed?: TypedForm;
}

/** The other languages, each by its own name. `here`: the path of the page, to come back to. */
export function LanguageSwitch({ visit, home, here, typed }: SwitchView) {
  const others = languages.filter((language) => language !== visit.language);
  const look = 'secondary outline small';
  if (typed) {
    const { id, first } = typed;
    return (
      <div class="languages no-print">
        {/* Not rendered, and still the form's default button (HTML standard, implicit submission). */}
        <button type="submit" form={id} name="then" value={first.value ?? ''} hidden>
          {first.text}
        </button>
        {others.map((language) => (
          <button type="submit" form={id} name="then" value={`language:${language}`} lang={language} class={look} formnovalidate>
            {languageNames[language]}
          </button>
        ))}
      </div>
    );
  }
  return (
    <form method="post" action={`${home}/language`} class="languages no-print">
      <SessionFields visit={visit} />
      <input type="hidden" name="back" value={here} />
      {others.map((language) => (
        <button type="submit" name="language" value={language} lang={language} class={look}>
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}
