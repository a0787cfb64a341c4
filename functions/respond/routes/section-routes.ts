import type { DraftAnswer, DraftAnswers } from '../../domain/answers/answer.ts';
import type { AnswerProblem } from '../../domain/answers/answer-problem.ts';
import type { VisibleSection } from '../../domain/answers/visible-questions.ts';
import type { Asked } from '../../web/asked.ts';
import { fieldId } from '../../web/fields.tsx';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { type LostAnswer, lostIn, readOpenForm } from '../answers/lost-answers.ts';
import { type Response, readResponse, withDraft } from '../answers/response.ts';
import { saveSection } from '../answers/save-section.ts';
import { scopeOf } from '../answers/scope.ts';
import { fields, type PostedSection, withAnswer } from '../answers/section-form.ts';
import { typedWords } from '../answers/typed-words.ts';
import { noticeArrivals } from '../evidence/arrivals.ts';
import { conflictPage } from '../pages/conflict-page.tsx';
import { keptAnswers, notYoursPage, overPage } from '../pages/not-saved-page.tsx';
import { PEOPLE } from '../pages/people-page.tsx';
import { notSavedNotice, savedNotice } from '../pages/saved-notice.tsx';
import { sectionPage } from '../pages/section-page.tsx';
import { taskListPage } from '../pages/task-list-page.tsx';
import type { PortalPorts } from '../ports.ts';
import { languageAsked, switchLanguage } from '../way-in/switch-language.ts';
import type { Visit } from '../way-in/visit.ts';
import { FIRST_PAGE, firstPage } from '../way-in/where-left.ts';
import { autosaveReply } from './autosave-reply.ts';
import { closedNow } from './closed-now.ts';
import { findFile } from './evidence-place.ts';
import { type PortalRoute, whileOpen } from './route.ts';
import { overWithWords } from './word-door.ts';

/** The task list and the sections: look, and save. */
export const sectionRoutes = (ports: PortalPorts): PortalRoute[] => [
  {
    method: 'GET',
    path: '/respond',
    handle: (asked) => whileOpen(ports, asked, async (visit) => taskListPage(visit, await currentResponse(ports, visit))),
  },
  {
    // After Start: whoever has saved nothing yet is led to the first question, others to where they can go on.
    method: 'GET',
    path: FIRST_PAGE,
    handle: (asked) => whileOpen(ports, asked, async (visit) => seeOther(firstPage(visit, readResponse(visit)))),
  },
  {
    method: 'GET',
    path: '/respond/sections/{id}',
    handle: (asked) =>
      whileOpen(ports, asked, async (visit) => {
        const response = await currentResponse(ports, visit);
        const current = sectionOf(response, asked);
        if (!current) return notFoundPage(visit.language);
        return sectionPage({ visit, response, current, notice: savedNotice(visit, response, asked.query, current.section.id) });
      }),
  },
  {
    method: 'POST',
    path: '/respond/sections/{id}',
    handle: (asked) =>
      asked.header('accept')?.startsWith('application/json')
        ? autosaveReply(ports, asked)
        : whileOpen(ports, asked, (visit) => save(ports, asked, visit), {
            keepTyped: true,
            otherToken: (visit) => offerAgain(ports, asked, visit),
            late: (visit) => tooLate(asked, visit),
          }),
  },
];

export async function currentResponse(ports: Pick<PortalPorts, 'bucket'>, visit: Visit): Promise<Response> {
  return readResponse(visit, await noticeArrivals(ports.bucket, visit.work.evidence));
}

const sectionOf = (response: Response, asked: Asked): VisibleSection | undefined =>
  response.sections.find(({ section }) => section.id === asked.params.id);

/** Nothing is saved from a form without this session's token, but nothing typed is lost either: it is shown to be saved again. */
async function offerAgain(ports: PortalPorts, asked: Asked, visit: Visit): Promise<Reply> {
  const section = scopeOf(visit, visit.catalog.questionnaire).find((candidate) => candidate.id === asked.params.id);
  if (!section) return notTheirs(asked, visit);
  const { posted, lost } = readOpenForm(visit, section, asked.form);
  return showTyped(ports, visit, { id: section.id, status: 403, posted, typed: posted.answers, lost });
}

/** The questionnaire is over. Whoever has typed since it was last saved is told, and has the words before them. */
async function tooLate(asked: Asked, visit: Visit): Promise<Reply> {
  const lost = lostIn(visit, asked.params.id, asked.form);
  const words = lost ? keptAnswers(visit, lost) : typedWords(asked.form);
  return words.length > 0 ? overPage(visit, words) : closedNow(visit.work.assessment.status, visit);
}

/** The section is not, or no longer, the visitor's, or nothing of it is asked about. */
async function notTheirs(asked: Asked, visit: Visit): Promise<Reply> {
  const lost = lostIn(visit, asked.params.id, asked.form);
  const words = lost ? keptAnswers(visit, lost) : typedWords(asked.form);
  return words.length > 0 ? notYoursPage(visit, words) : notFoundPage(visit.language);
}

async function save(ports: PortalPorts, asked: Asked, former: Visit): Promise<Reply> {
  // First: whatever the save then shows is in the language that was asked for.
  const visit = await switchLanguage(ports, former, languageAsked(asked.form.get('then')));
  const section = scopeOf(visit, visit.catalog.questionnaire).find((candidate) => candidate.id === asked.params.id);
  if (!section) return notTheirs(asked, visit);
  const { posted, lost } = readOpenForm(visit, section, asked.form);
  const then = asked.form.get('then') ?? 'stay';
  const stored = visit.work.drafts.find((draft) => draft.sectionId === section.id);
  const conflict = { visit, section, posted, then, lost };
  if (posted.undecided.length > 0 && stored) {
    const differs = new Set(asked.form.getAll('differs'));
    const differing = [...posted.typed.keys()].filter((id) => differs.has(id));
    const carried = [...posted.typed.keys()].filter((id) => !differs.has(id));
    return conflictPage({ ...conflict, theirs: stored, differing, carried, saved: false, undecided: true });
  }
  const result = await saveSection(ports, visit, section, posted);
  if (result.kind === 'closed' || result.kind === 'refused')
    return overWithWords(ports, result, visit, asked, (_, now) => tooLate(asked, now));
  if (result.kind === 'conflict') {
    const { theirs, differing, changed, unsaved } = result;
    const carried = unsaved.map(({ questionId }) => questionId);
    return conflictPage({ ...conflict, theirs, differing, carried, saved: changed.length > 0, undecided: false });
  }
  const now = withDraft(visit, result.draft);
  const { unsaved } = result;
  if (unsaved.length > 0 || lost.length > 0) {
    const typed = new Map(unsaved.map(({ questionId: id }) => [id, posted.typed.get(id) ?? {}]));
    return showTyped(ports, now, { id: section.id, status: unsaved.length > 0 ? 422 : 409, typed, unsaved, lost });
  }
  return seeOther(nextAddress(now, section.id, posted, then));
}

interface Shown {
  id: string;
  status: number;
  typed: Map<string, DraftAnswer>;
  posted?: PostedSection;
  /** What could not be kept as typed; absent: nothing was saved at all. */
  unsaved?: AnswerProblem[];
  lost: LostAnswer[];
}

/** The form once more with what was typed, although it is not, or not all, stored. */
async function showTyped(ports: PortalPorts, visit: Visit, { id, status, typed, posted, unsaved, lost }: Shown): Promise<Reply> {
  const response = await currentResponse(ports, visit);
  const current = response.sections.find(({ section }) => section.id === id);
  if (!current) return lost.length > 0 ? notYoursPage(visit, keptAnswers(visit, lost)) : notFoundPage(visit.language);
  const drafts: DraftAnswers = [...typed].reduce((all, [one, draft]) => withAnswer(all, one, draft), response.drafts);
  const notice = notSavedNotice(visit, unsaved, lost);
  return sectionPage({ visit, response: { ...response, drafts }, current, notice, unsaved, status, posted });
}

/** Where a save leads: new questions first, then what the pressed button says. */
function nextAddress(visit: Visit, id: string, posted: PostedSection, then: string): string {
  const response = readResponse(visit);
  const at = response.sections.findIndex(({ section }) => section.id === id);
  const questions = response.sections[at]?.questions ?? [];
  const [action, target = ''] = then.split(/:(.*)/s);
  // Only to what is there by now: an answer may have hidden the question, another window removed the file.
  const isAsked = questions.some((question) => question.id === target);
  if (action === 'attach' && isAsked) return `/respond/evidence/new?question=${encodeURIComponent(target)}`;
  const file = findFile(visit, target);
  if (file && (action === 'remove' || action === 'replace' || action === 'edit')) return `/respond/evidence/${file.id}/${action}`;
  if (file && action === 'upload') return `/respond/evidence/${file.id}`;
  if (action === 'hand-over') return `${PEOPLE}/new?section=${encodeURIComponent(id)}`;
  const opened = questions.filter((question) => !posted.seen.has(question.id));
  const [first] = opened;
  if (first) return `/respond/sections/${id}?saved=${id}&opened=${opened.length}#${fieldId(fields.value(first.id))}`;
  if (action === 'clear' && isAsked) return `/respond/sections/${id}?saved=${id}#${fieldId(fields.value(target))}`;
  if (action !== 'next' && at >= 0) return `/respond/sections/${id}?saved=${id}`;
  const next = response.sections[at + 1];
  if (next && at >= 0) return `/respond/sections/${next.section.id}?saved=${id}`;
  return at >= 0 && visit.participant.maySubmit ? '/respond/check' : '/respond';
}
