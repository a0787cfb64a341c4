import { useContext } from 'hono/jsx';
import { sharedPageTexts } from '../texts/shared-page.ts';
import { fieldId } from './fields.tsx';
import { PageLanguage } from './page-language.ts';

/**
 * What must be mended, at the top of the page, each with a link to its field. Empty list: nothing. The browser itself moves the
 * focus here, so that whoever cannot see the page hears it first; where scripts are off some browsers do not, and the page's title
 * says it.
 */
export function ErrorSummary({ errors }: { errors: { name: string; message: string }[] }) {
  const t = sharedPageTexts(useContext(PageLanguage)).form;
  if (errors.length === 0) return null;
  return (
    <section class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1} autofocus>
      <h2 id="error-summary-title">{t.summary}</h2>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${fieldId(error.name)}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
