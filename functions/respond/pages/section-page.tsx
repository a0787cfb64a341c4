import type { Child } from 'hono/jsx';
import type { AnswerProblem, Problem } from '../../domain/answers/answer-problem.ts';
import { baseOf } from '../../domain/answers/merge-answer.ts';
import type { VisibleSection } from '../../domain/answers/visible-questions.ts';
import { own } from '../../domain/answers/visible-questions.ts';
import { portalTexts } from '../../texts/portal.ts';
import { problemWords } from '../../texts/problem-words.ts';
import { ErrorSummary } from '../../web/error-summary.tsx';
import { PORTAL_SCRIPT } from '../../web/layout.tsx';
import { page, type Reply } from '../../web/reply.ts';
import { onDay } from '../../web/when.ts';
import { filesOf, problemOf, type Response, unconfirmedOf } from '../answers/response.ts';
import { fields, type PostedSection } from '../answers/section-form.ts';
import { damage } from '../answers/storable.ts';
import type { Visit } from '../way-in/visit.ts';
import { AskedAbout, ReplyField, RoundField } from './follow-up-parts.tsx';
import { HandedTo } from './people-parts.tsx';
import { ConfirmPrefilled, PrefilledNotice } from './prefilled-parts.tsx';
import { QuestionField } from './question-field.tsx';
import { SavingLine } from './saving-line.tsx';
import { SessionFields } from './session-fields.tsx';
import { shortened } from './shortened.ts';
import { toTaskList, VendorPage } from './vendor-page.tsx';

export interface SectionView {
  visit: Visit;
  response: Response;
  current: VisibleSection;
  /** What just happened, above the questions. */
  notice?: Child;
  /** What could not be kept as typed, by question id; wins over the stored answer's own problem. */
  unsaved?: AnswerProblem[];
  status?: number;
  /** The form that the shown answers come from, where they are not what is stored. */
  posted?: PostedSection;
}

/** All visible questions of one section, as saved so far. */
export function sectionPage(view: SectionView): Promise<Reply> {
  const { visit, response, current, notice, unsaved = [], posted, status = 200 } = view;
  const texts = portalTexts(visit.language);
  const t = texts.section;
  const { section, questions } = current;
  const place = response.sections.findIndex((visible) => visible.section.id === section.id) + 1;
  const isLast = place === response.sections.length;
  const unconfirmed = unconfirmedOf(response, section.id);
  const stored = visit.work.drafts.find((draft) => draft.sectionId === section.id);
  const worded = (problem: Problem | undefined) => problem && problemWords(texts, problem);
  const asked = questions.map((question) => ({
    question,
    draft: own(response.drafts, question.id),
    files: filesOf(response, question),
    problem: worded(
      unsaved.find((entry) => entry.questionId === question.id)?.problem ??
        problemOf(response, question.id) ??
        damage(own(response.drafts, question.id)),
    ),
    language: visit.language,
    above: <AskedAbout visit={visit} question={question} />,
    below: <ReplyField visit={visit} question={question} draft={own(response.drafts, question.id)} />,
    at: visit.at,
    base: posted?.typed.has(question.id) ? posted.bases.get(question.id) : baseOf(own(stored?.answers ?? {}, question.id)),
    ...(unconfirmed?.questionIds.includes(question.id) && {
      mark: texts.prefilled.mark(onDay(unconfirmed.from.submittedAt, visit.language)),
    }),
  }));
  const errors = asked.flatMap(({ question, problem }) =>
    problem ? [{ name: fields.value(question.id), message: t.problemAt(problem, shortened(question.text)) }] : [],
  );
  return page(
    <VendorPage
      title={errors.length > 0 ? texts.form.pleaseCheck(section.title) : section.title}
      visit={visit}
      here={`/respond/sections/${section.id}`}
      typed={{ id: 'answers', first: { value: 'stay', text: t.saveThis } }}
      back={toTaskList(visit)}
      scripts={[PORTAL_SCRIPT]}
    >
      <ErrorSummary errors={errors} />
      {notice}
      <p class="hint">{t.place(place, response.sections.length)}</p>
      <h1>{section.title}</h1>
      <p>{section.intro}</p>
      <p class="hint">{t.whoKnows(section.whoKnows)}</p>
      <HandedTo visit={visit} sectionId={section.id} />
      {unconfirmed && <PrefilledNotice unconfirmed={unconfirmed} language={visit.language} />}
      {/* A browser that fills in what stood here before a reload would put old words on a new base. */}
      <form id="answers" method="post" action={`/respond/sections/${section.id}`} autocomplete="off" data-autosave>
        <SessionFields visit={visit} />
        <input type="hidden" name="version" value={String(posted?.version ?? stored?.version ?? 0)} />
        <RoundField rounds={visit.work.followUps} />
        {asked.map((each) => (
          <QuestionField {...each} />
        ))}
        {unconfirmed && <ConfirmPrefilled unconfirmed={unconfirmed} language={visit.language} />}
        <div class="actions">
          <button type="submit" name="then" value="next">
            {!isLast ? t.saveAndNext : visit.participant.maySubmit ? t.saveAndCheck : texts.together.saveAndBack}
          </button>
          <button type="submit" name="then" value="stay" class="secondary outline">
            {t.save}
          </button>
          {visit.participant.isRecipient && (
            <button type="submit" name="then" value="hand-over" class="secondary outline">
              {texts.together.handThisOver}
            </button>
          )}
        </div>
        <SavingLine language={visit.language} unsaved={posted !== undefined || unsaved.length > 0} />
      </form>
    </VendorPage>,
    status,
  );
}
