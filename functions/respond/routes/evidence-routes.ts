import { isAttachedTo, isUsable } from '../../domain/answers/evidence.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { portalTexts } from '../../texts/portal.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import type { TypedForm } from '../../web/send-again.tsx';
import { type Response, readResponse } from '../answers/response.ts';
import { fileScope } from '../answers/scope.ts';
import { addEvidence } from '../evidence/add-evidence.ts';
import { noticeArrivals } from '../evidence/arrivals.ts';
import { attachToAlso } from '../evidence/change-evidence.ts';
import type { FieldProblem } from '../evidence/evidence-dates.ts';
import { type EvidenceForm, kindsFor, readEvidenceForm } from '../evidence/evidence-form.ts';
import { describeEvidencePage } from '../pages/describe-evidence-page.tsx';
import { tooManyFilesPage, tooOftenPage } from '../pages/too-many-files-page.tsx';
import type { PortalPorts } from '../ports.ts';
import { languageAsked, switchLanguage } from '../way-in/switch-language.ts';
import type { Visit } from '../way-in/visit.ts';
import { overNow } from './closed-now.ts';
import { backFrom, takersIn } from './evidence-place.ts';
import { type PortalRoute, whileOpen } from './route.ts';
import { absent, overWithWords, wordDoor } from './word-door.ts';

/** A file for an answer: a new one is described, then uploaded (evidence-file-routes.ts); one that is there is chosen. */
export const evidenceRoutes = (ports: PortalPorts): PortalRoute[] => [
  {
    method: 'GET',
    path: '/respond/evidence/new',
    // Of the address only the question: nothing that a link could choose stands beside the form's token (web/packed.ts).
    handle: (asked) => {
      const question = asked.query.get('question') ?? '';
      return whileOpen(ports, asked, (visit) => describe(ports, visit, new URLSearchParams({ question }), []));
    },
  },
  {
    method: 'POST',
    path: '/respond/evidence/new',
    handle: (asked) =>
      whileOpen(
        ports,
        asked,
        (visit) => add(ports, visit, asked),
        wordDoor(asked, (visit) => describe(ports, visit, asked.form, [], true)),
      ),
  },
  {
    method: 'POST',
    path: '/respond/evidence/attach',
    handle: (asked) => whileOpen(ports, asked, (visit) => attach(ports, visit, asked.form)),
  },
];

async function describe(
  ports: PortalPorts,
  visit: Visit,
  form: URLSearchParams,
  errors: FieldProblem[],
  again = false,
): Promise<Reply> {
  const response = readResponse(visit, await noticeArrivals(ports.bucket, visit.work.evidence));
  const takers = takersIn(response);
  const question = takers.find((candidate) => candidate.id === form.get('question'));
  if (!question) return absent({ form }, visit);
  const existing = attachable(visit, response, question);
  return describeEvidencePage({
    visit,
    question,
    takers,
    existing,
    back: backFrom(visit, response, [question.id]),
    form,
    errors,
    again,
  });
}

/** Files that have arrived, that the visitor knows, and that are of a kind which the question takes. */
const attachable = (visit: Visit, response: Response, question: Question): Evidence[] =>
  response.evidence.filter(
    (file) =>
      isUsable(file) && !isAttachedTo(file, question) && fileScope(visit, file).some && kindsFor(question).includes(file.kind),
  );

async function add(ports: PortalPorts, visit: Visit, typed: TypedForm): Promise<Reply> {
  const { form } = typed;
  const language = languageAsked(form.get('then'));
  if (language) return describe(ports, await switchLanguage(ports, visit, language), form, []);
  const response = readResponse(visit);
  const takers = takersIn(response);
  const question = takers.find((candidate) => candidate.id === form.get('question'));
  if (!question) return absent(typed, visit);
  const made = { kinds: kindsFor(question), question, takers, at: visit.at };
  const read = readEvidenceForm(portalTexts(visit.language), form, made);
  return read.ok ? announce(ports, visit, typed, read) : describe(ports, visit, form, read.errors);
}

/** Announces the file that was described, and goes on to its upload. */
export async function announce(
  ports: PortalPorts,
  visit: Visit,
  typed: TypedForm,
  read: Extract<EvidenceForm, { ok: true }>,
  replaces?: Evidence,
): Promise<Reply> {
  const result = await addEvidence(ports, visit, { ...read, replaces });
  const back = () => backFrom(visit, readResponse(visit), read.details.questionIds);
  switch (result.kind) {
    case 'added':
      return seeOther(`/respond/evidence/${result.evidence.id}`);
    case 'closed':
    case 'refused':
      return overWithWords(ports, result, visit, typed);
    case 'too-many':
      return tooManyFilesPage(visit, back());
    case 'too-often':
      return tooOftenPage(visit, back());
  }
}

async function attach(ports: PortalPorts, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const response = readResponse(visit, await noticeArrivals(ports.bucket, visit.work.evidence));
  const question = takersIn(response).find((candidate) => candidate.id === form.get('question'));
  if (!question) return notFoundPage(visit.language);
  const chosen = new Set(form.getAll('file'));
  const files = attachable(visit, response, question).filter((file) => chosen.has(file.id));
  if (chosen.size === 0) {
    const message = portalTexts(visit.language).evidenceForm.existing.choose;
    return describe(ports, visit, form, [{ name: 'file', message }]);
  }
  const stored = visit.work.evidence.filter(({ id }) => files.some((file) => file.id === id));
  const result = await attachToAlso(ports, visit, stored, question.id);
  // Whatever was removed or attached in another window meanwhile: the question shows how it is now.
  if (result.kind === 'closed' || result.kind === 'refused') return overNow(result, visit);
  return seeOther(backFrom(visit, response, [question.id]).href);
}
