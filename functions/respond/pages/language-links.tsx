import { type Language, languages } from '../../domain/language.ts';
import { languageNames } from '../../texts/language-names.ts';
import { portalTexts } from '../../texts/portal.ts';

/** Looking at the page in another language changes nothing either: these are plain links to the same page. */
export function LanguageLinks({ language: current }: { language: Language }) {
  return (
    <nav class="languages no-print" aria-label={portalTexts(current).layout.language}>
      <ul>
        {languages.map((language) => (
          <li>
            <a
              href={`?language=${language}`}
              lang={language}
              hreflang={language}
              aria-current={language === current ? 'true' : undefined}
            >
              {languageNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
