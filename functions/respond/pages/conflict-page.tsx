import { baseOf } from '../../domain/answers/merge-answer.ts';
import type { SectionDraft } from '../../domain/answers/submission.ts';
import { own, type VisibleSection } from '../../domain/answers/visible-questions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { Choices } from '../../web/fields.tsx';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { typedText } from '../answers/answer-text.ts';
import { changedBy, isReader, lastChange } from '../answers/changed-by.ts';
import type { LostAnswer } from '../answers/lost-answers.ts';
import { fields, isEmpty, type PostedSection, valuesOf } from '../answers/section-form.ts';
import type { Visit } from '../way-in/visit.ts';
import { AnswerView } from './answer.tsx';
import { RoundField } from './follow-up-parts.tsx';
import { NotOpen } from './not-saved-page.tsx';
import { SessionFields } from './session-fields.tsx';
import { toTaskList, VendorPage } from './vendor-page.tsx';

export interface Conflict {
  visit: Visit;
  section: VisibleSection['section'];
  posted: PostedSection;
  theirs: SectionDraft;
  differing: string[];
  /** What is on its way with the form besides: answers that cannot be stored as they are. */
  carried: string[];
  /** Whether anything else of the form was saved. */
  saved: boolean;
  /** What the pressed button asked for; kept for after the choice. */
  then: string;
  /** What is not open for answers at present: to be copied from here. */
  lost: LostAnswer[];
  /** A choice was sent, but not for every question. */
  undecided: boolean;
}

/** Two people, or two windows, changed one answer: both versions, question by question. Nothing is lost, nothing is guessed. */
export function conflictPage({
  visit,
  section,
  posted,
  theirs,
  differing,
  carried,
  saved,
  then,
  lost,
  undecided,
}: Conflict): Promise<Reply> {
  const questions = section.questions.filter((question) => differing.includes(question.id));
  const onTheWay = new Set([...differing, ...carried]);
  const texts = portalTexts(visit.language);
  const t = texts.conflict;
  const s = texts.saving.conflictPage;
  const errors = undecided
    ? questions
        .filter((question) => posted.undecided.includes(question.id))
        .map((question) => ({ name: fields.pick(question.id), message: t.chooseAt(question.text) }))
    : [];
  return page(
    <VendorPage
      title={t.title(section.title)}
      visit={visit}
      here={`/respond/sections/${section.id}`}
      typed={{ id: 'versions', first: { value: then, text: t.save } }}
      back={toTaskList(visit)}
      scripts={[PORTAL_SCRIPT]}
    >
      <ErrorSummary errors={errors} />
      <h1>{t.heading}</h1>
      <div class="notice warn">
        <p>{s.what[changedBy(theirs, differing, visit.session)](questions.length)}</p>
        {saved && <p>{s.restSaved}</p>}
        {carried.length > 0 && <p>{s.restUnsaved(carried.length)}</p>}
      </div>
      <NotOpen visit={visit} lost={lost} />
      <form id="versions" method="post" action={`/respond/sections/${section.id}`} data-only-here="brought">
        <SessionFields visit={visit} />
        <input type="hidden" name="version" value={String(theirs.version)} />
        <RoundField rounds={visit.work.followUps} />
        {[...posted.seen]
          .filter((id) => !onTheWay.has(id))
          .map((id) => (
            <input type="hidden" name="seen" value={id} />
          ))}
        {[...posted.typed]
          .filter(([id]) => onTheWay.has(id))
          .map(([id, mine]) => (
            <>
              <input type="hidden" name="shown" value={id} />
              <input type="hidden" name={fields.base(id)} value={baseOf(own(theirs.answers, id))} />
              {valuesOf(mine).map((value) => (
                <input type="hidden" name={fields.value(id)} value={value} />
              ))}
              {mine.reason && <input type="hidden" name={fields.reason(id)} value={mine.reason} />}
              {mine.comment && <input type="hidden" name={fields.comment(id)} value={mine.comment} />}
              {mine.reply && <input type="hidden" name={fields.reply(id)} value={mine.reply.text} />}
            </>
          ))}
        {questions.map((question) => {
          const mine = posted.typed.get(question.id);
          const other = own(theirs.answers, question.id);
          const { by, at } = lastChange(theirs, question.id);
          const yours = isReader(by, visit.session);
          const who = yours ? s.yourself : by.name;
          const when = atTime(at, visit.language);
          // A choice made before counts only for the two versions that it was made between.
          const picked = posted.bases.get(question.id) === baseOf(other) && posted.picks.get(question.id);
          return (
            <section class="versions">
              <h2>{question.text}</h2>
              <input type="hidden" name="differs" value={question.id} />
              <div class="two">
                <div>
                  <h3>{t.typedHere}</h3>
                  <AnswerView answer={typedText(texts, question, mine)} files={[]} language={visit.language} />
                </div>
                <div>
                  <h3>{isEmpty(other) ? s.clearedBy(who, when) : s.savedBy(who, when)}</h3>
                  <AnswerView answer={typedText(texts, question, other)} files={[]} language={visit.language} />
                </div>
              </div>
              <Choices
                name={fields.pick(question.id)}
                label={t.keepWhich}
                error={errors.find((error) => error.name === fields.pick(question.id)) && t.choose}
                choices={[
                  { value: 'mine', label: t.mine },
                  { value: 'theirs', label: yours ? s.yours : t.theirs(by.name) },
                ]}
                chosen={picked ? [picked] : []}
              />
            </section>
          );
        })}
        <button type="submit" name="then" value={then}>
          {t.save}
        </button>
      </form>
    </VendorPage>,
    409,
  );
}
