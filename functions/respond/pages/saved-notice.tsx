import type { AnswerProblem } from '../../domain/answers/answer-problem.ts';
import { portalTexts } from '../../texts/portal.ts';
import { atTime } from '../../web/when.ts';
import type { LostAnswer } from '../answers/lost-answers.ts';
import type { Response } from '../answers/response.ts';
import type { Visit } from '../way-in/visit.ts';
import { NotOpen } from './not-saved-page.tsx';

/**
 * Says what was saved just now. `?saved=` names the section; nothing in it is believed but a known id. `here`: the section of the
 * page, which lists what is wrong with it by itself.
 */
export function savedNotice(visit: Visit, response: Response, query: URLSearchParams, here: string) {
  const draft = visit.work.drafts.find((candidate) => candidate.sectionId === query.get('saved'));
  const saved = response.sections.find(({ section }) => section.id === draft?.sectionId);
  if (!draft || !saved) return null;
  const problems = response.checked.sections.find((section) => section.id === draft.sectionId)?.problems.length ?? 0;
  const opened = /^\d{1,2}$/.test(query.get('opened') ?? '') ? Number(query.get('opened')) : 0;
  const t = portalTexts(visit.language).section;
  const said = t.saved(saved.section.title, atTime(draft.savedAt, visit.language));
  return (
    <div class={problems > 0 ? 'notice warn' : 'notice ok'} role="status">
      <p>
        <strong>{said.strong}</strong>
        {said.rest}
        {opened > 0 && ` ${t.opened(opened)}`}
      </p>
      {problems > 0 && saved.section.id !== here && (
        <p>
          {t.anotherLook(problems)} <a href={`/respond/sections/${saved.section.id}`}>{t.show}</a>
        </p>
      )}
    </div>
  );
}

/** `unsaved`: what could not be kept as typed; undefined: nothing was saved at all. `lost`: what is not open for answers. */
export function notSavedNotice(visit: Visit, unsaved: readonly AnswerProblem[] | undefined, lost: readonly LostAnswer[]) {
  const t = portalTexts(visit.language).section;
  const says = unsaved === undefined ? t.notSaved : unsaved.length > 0 && t.partlySaved(unsaved.length);
  return (
    <>
      {says && (
        <div class="notice warn" role="status" {...(unsaved === undefined && { 'data-until-saved': '' })}>
          <p>{says}</p>
        </div>
      )}
      <NotOpen visit={visit} lost={lost} />
    </>
  );
}
