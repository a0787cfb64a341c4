import { conditionTexts } from '../../texts/conditions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import { requesterOf } from '../pages/requester.tsx';
import { VendorPage } from '../pages/vendor-page.tsx';
import { CONDITIONS } from '../way-in/where-left.ts';
import { pathOf } from './condition-door.ts';
import { StateTag, Terms } from './condition-parts.tsx';
import type { ConditionsVisit } from './conditions-visit.ts';

/** The supplier's conditions, each with where it stands. */
export function conditionsPage(visit: ConditionsVisit): Promise<Reply> {
  const { conditions, language, org, work } = visit;
  const texts = portalTexts(language);
  const t = conditionTexts(language);
  const { assessment } = work;
  const title = t.title(assessment.systemName);
  return page(
    <VendorPage title={title} visit={visit} home={CONDITIONS} here={CONDITIONS}>
      <h1>{title}</h1>
      <p>{t.intro(org, assessment.systemName)}</p>
      {conditions.map((condition, n) => (
        <section aria-labelledby={`condition-${n + 1}`}>
          <h2 id={`condition-${n + 1}`}>
            {t.nth(n + 1, conditions.length)} <StateTag condition={condition} visit={visit} />
          </h2>
          <Terms condition={condition} language={language} />
          <p>
            <a href={pathOf(condition)}>{t.open(n + 1, conditions.length)}</a>
          </p>
        </section>
      ))}
      <p>{texts.closed.questions(requesterOf(assessment).contact, assessment.reference)}</p>
    </VendorPage>,
  );
}
