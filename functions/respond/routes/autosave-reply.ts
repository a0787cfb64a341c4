import { baseOf } from '../../domain/answers/merge-answer.ts';
import { own } from '../../domain/answers/visible-questions.ts';
import type { Over } from '../../domain/ports.ts';
import { type PortalTexts, portalTexts } from '../../texts/portal.ts';
import { problemWords } from '../../texts/problem-words.ts';
import type { Asked } from '../../web/asked.ts';
import { browserLanguage } from '../../web/browser-language.ts';
import { fieldId } from '../../web/fields.tsx';
import { json, type Reply } from '../../web/reply.ts';
import type { SaveAnswer, Say } from '../../web/save-answer.ts';
import { changedBy } from '../answers/changed-by.ts';
import { readOpenForm } from '../answers/lost-answers.ts';
import { readResponse, withDraft } from '../answers/response.ts';
import { type SaveResult, saveSection } from '../answers/save-section.ts';
import { scopeOf } from '../answers/scope.ts';
import { fields, type PostedSection } from '../answers/section-form.ts';
import type { PortalPorts } from '../ports.ts';
import { calledInFull } from '../way-in/made-for.ts';
import { standing } from '../way-in/standing.ts';
import type { Visit } from '../way-in/visit.ts';
import { inSession } from './route.ts';

/** Answers a save by the page's script: the same save as by the button, but nobody is led anywhere. */
export async function autosaveReply(ports: PortalPorts, asked: Asked): Promise<Reply> {
  const t = (visit: Visit) => portalTexts(visit.language).saving;
  const save = async (visit: Visit): Promise<Reply> => {
    const section = scopeOf(visit, visit.catalog.questionnaire).find(({ id }) => id === asked.params.id);
    if (!section || standing(visit.work.assessment) !== 'open') return refused({ text: t(visit).over }, 410);
    const { posted, lost } = readOpenForm(visit, section, asked.form);
    const result = await saveSection(ports, visit, section, posted);
    if (result.kind === 'closed') return refused({ text: t(visit).over }, 410);
    if (result.kind === 'refused') return refused({ text: t(visit).signedOut, button: t(visit).save }, 401);
    return json(answerTo(result, posted, { visit, id: section.id, now: ports.clock.now(), lost: lost.length }));
  };
  const reply = await inSession(ports, asked, save, {
    otherToken: async (visit) => refused({ text: t(visit).otherVisit, button: t(visit).save }, 403),
    otherAssessment: async (visit) => {
      const { line } = portalTexts(visit.language).notSaved.other;
      return refused({ text: line(calledInFull(visit.work.assessment)), button: t(visit).save }, 409);
    },
  });
  if (reply.status !== 401) return reply;
  const { signedOut, save: button } = portalTexts(browserLanguage(asked)).saving;
  return refused({ text: signedOut, button }, 401);
}

const refused = (say: Say, status: number): Reply => json({ kind: 'refused', say } satisfies SaveAnswer, status);

function answerTo(
  result: Exclude<SaveResult, Over>,
  posted: PostedSection,
  { visit, id, now, lost }: { visit: Visit; id: string; now: Date; lost: number },
): SaveAnswer {
  const texts = portalTexts(visit.language);
  const t = texts.saving;
  const draft = result.kind === 'saved' ? result.draft : result.theirs;
  const version = draft?.version ?? 0;
  const bases = Object.fromEntries(result.agreed.map((question) => [question, baseOf(own(draft?.answers ?? {}, question))]));
  const by = (ids: string[]) => changedBy(draft, ids, visit.session);
  if (result.kind === 'conflict') {
    const { differing } = result;
    return { kind: 'partly', version, bases, say: { text: t.conflict[by(differing)](differing.length), button: t.choose } };
  }
  if (result.unsaved.length > 0) {
    // Why, where it is one reason; the page behind the button says each beside its field.
    const [why = '', ...others] = new Set(result.unsaved.map(({ problem }) => problemWords(texts, problem)));
    const text = [t.partly(result.unsaved.length), ...(others.length === 0 ? [why] : [])].join(' ');
    return { kind: 'partly', version, bases, say: { text, button: t.mend } };
  }
  if (lost > 0) return { kind: 'partly', version, bases, say: { text: texts.notSaved.notOpen(lost), button: texts.notSaved.show } };
  const asked = readResponse(withDraft(visit, draft)).sections.find(({ section }) => section.id === id)?.questions ?? [];
  const { newer } = result;
  const newerSay = newer.length > 0 ? t.newer[by(newer)](newer.length) : undefined;
  const say = news(t, { id, version, asked: asked.map((question) => question.id), newer, newerSay }, posted);
  return { kind: 'saved', at: now.toISOString(), version, bases, say };
}

/** What the page does not show yet, with a way to see it. Nobody is moved. */
function news(
  t: PortalTexts['saving'],
  { id, version, asked, newer, newerSay }: { id: string; version: number; asked: string[]; newer: string[]; newerSay?: string },
  posted: PostedSection,
): Say | undefined {
  const opened = asked.filter((question) => !posted.seen.has(question));
  const closed = [...posted.typed.keys()].filter((question) => !asked.includes(question));
  const texts = [
    ...(opened.length > 0 ? [t.opened(opened.length)] : []),
    ...(closed.length > 0 ? [t.closed(closed.length)] : []),
    ...(newerSay ? [newerSay] : []),
  ];
  if (texts.length === 0) return undefined;
  const [first] = [...opened, ...newer];
  // Always another address: the same one with another fragment would only scroll.
  const query = new URLSearchParams({
    ...(opened.length > 0 && { saved: id, opened: String(opened.length) }),
    at: String(version),
  });
  const href = `/respond/sections/${id}?${query}${first ? `#${fieldId(fields.value(first))}` : ''}`;
  return { text: texts.join(' '), link: { text: t.show(opened.length + closed.length + newer.length), href } };
}
