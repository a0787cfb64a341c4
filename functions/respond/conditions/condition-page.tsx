import type { ConditionFile } from '../../domain/conditions/condition-files.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { conditionTexts } from '../../texts/conditions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { page, type Reply } from '../../web/reply.ts';
import { FileStatus, ScanAdvice } from '../pages/attached-files.tsx';
import { VendorPage } from '../pages/vendor-page.tsx';
import { CONDITIONS } from '../way-in/where-left.ts';
import { pathOf } from './condition-door.ts';
import { History, NowNotice, StateTag, Terms } from './condition-parts.tsx';
import { canReport, stateOf } from './condition-state.ts';
import type { ConditionsVisit } from './conditions-visit.ts';

export interface OneCondition {
  visit: ConditionsVisit;
  condition: TrackedCondition;
  /** Those that go with the next report. */
  files: ConditionFile[];
}

/** The way back, above a condition's heading. */
export const toAll = ({ language }: Pick<ConditionsVisit, 'language'>) => ({
  href: CONDITIONS,
  text: conditionTexts(language).all,
});

/** `Condition 2 of 3` */
export const nameOf = ({ conditions, language }: ConditionsVisit, { id }: TrackedCondition): string =>
  conditionTexts(language).nth(conditions.findIndex((one) => one.id === id) + 1, conditions.length);

/** One condition: what is asked, what is true now, the files that prove it, and what was said so far. `unchanged`: a report that came too late. */
export function conditionPage({ visit, condition, files }: OneCondition, unchanged?: { words: string }): Promise<Reply> {
  const { language } = visit;
  const t = conditionTexts(language);
  const isOpen = canReport(stateOf(condition, visit));
  return page(
    <VendorPage title={nameOf(visit, condition)} visit={visit} home={CONDITIONS} here={pathOf(condition)} back={toAll(visit)}>
      <h1>
        {nameOf(visit, condition)} <StateTag condition={condition} visit={visit} />
      </h1>
      {unchanged && (
        <div class="notice warn" role="status">
          <p>{t.report.late}</p>
          <details>
            <summary>{t.report.typed}</summary>
            <blockquote class="answer">{unchanged.words}</blockquote>
          </details>
        </div>
      )}
      <NowNotice condition={condition} visit={visit} />
      <Terms condition={condition} language={language} />
      {isOpen && (
        <>
          <Files visit={visit} condition={condition} files={files} />
          <p>
            <a class="button" href={`${pathOf(condition)}/report`}>
              {t.report.link}
            </a>
          </p>
        </>
      )}
      <History condition={condition} visit={visit} />
    </VendorPage>,
    unchanged ? 409 : 200,
  );
}

function Files({ visit, condition, files }: OneCondition) {
  const { language } = visit;
  const texts = portalTexts(language);
  const t = conditionTexts(language).files;
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t.title}</h2>
      {files.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <div class="files">
          <ul>
            {files.map((file) => (
              <li>
                <div>
                  {file.fileName} <FileStatus file={file} language={language} />
                  <ScanAdvice file={file} language={language} at={visit.at} />
                  {file.scanner === 'development' && <small class="hint">{texts.evidence.developmentScanner}</small>}
                </div>
                <span class="actions">
                  {file.status === 'pending' && (
                    <Way to={`${pathOf(condition)}/files/${file.id}`} text={t.upload} about={file.fileName} />
                  )}
                  <Way to={`${pathOf(condition)}/files/${file.id}/remove`} text={t.remove} about={file.fileName} />
                </span>
              </li>
            ))}
          </ul>
          <p class="hint">{t.goAlong(files.length)}</p>
        </div>
      )}
      <p>
        <a href={`${pathOf(condition)}/files/new`}>{files.length > 0 ? t.attachAnother : t.attach}</a>
      </p>
    </section>
  );
}

const Way = ({ to, text, about }: { to: string; text: string; about: string }) => (
  <a href={to}>
    {text}
    <span class="visually-hidden">: {about}</span>
  </a>
);
