import { isAttachedTo } from '../../domain/answers/evidence.ts';
import { extensionOf, MOST_FILE_BYTES, UPLOAD_SECONDS } from '../../domain/answers/file-types.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Question } from '../../domain/catalog/questionnaire.ts';
import { portalTexts } from '../../texts/portal.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import type { TypedForm } from '../../web/send-again.tsx';
import { readResponse } from '../answers/response.ts';
import { nameOf } from '../evidence/add-evidence.ts';
import { changeDetails, detailsBase } from '../evidence/change-evidence.ts';
import type { FieldProblem } from '../evidence/evidence-dates.ts';
import { type EvidenceDetails, kindsFor, readEvidenceForm } from '../evidence/evidence-form.ts';
import { describeEvidencePage } from '../pages/describe-evidence-page.tsx';
import { editEvidencePage } from '../pages/edit-evidence-page.tsx';
import { uploadPage } from '../pages/upload-page.tsx';
import type { PortalPorts } from '../ports.ts';
import { languageAsked, switchLanguage } from '../way-in/switch-language.ts';
import type { Visit } from '../way-in/visit.ts';
import { backFrom, takersIn, withFile, withOwnFile } from './evidence-place.ts';
import { announce } from './evidence-routes.ts';
import { askToRemove, removeFile } from './remove-file.ts';
import { type PortalRoute, whileOpen } from './route.ts';
import { absentFile, overWithWords } from './word-door.ts';

/** One file: uploaded straight to the store, come back from there; its details changed; replaced; removed. */
export const evidenceFileRoutes = (ports: PortalPorts): PortalRoute[] => {
  const at = (path = '') => `/respond/evidence/{id}${path}`;
  return [
    { method: 'GET', path: at(), handle: (asked) => withFile(ports, asked, (visit, file) => upload(ports, visit, file, false)) },
    {
      method: 'GET',
      path: at('/uploaded'),
      handle: (asked) => withFile(ports, asked, (visit, file) => upload(ports, visit, file, true)),
    },
    {
      method: 'GET',
      path: at('/edit'),
      handle: (asked) => withOwnFile(ports, asked, async (visit, file) => edit(visit, file, formOf(file), [])),
    },
    {
      method: 'POST',
      path: at('/edit'),
      handle: (asked) =>
        withOwnFile(
          ports,
          asked,
          (visit, file) => saveDetails(ports, visit, file, asked),
          (visit, file) => edit(visit, file, asked.form, [], { again: true }),
        ),
    },
    {
      method: 'GET',
      path: at('/replace'),
      handle: (asked) => withOwnFile(ports, asked, async (visit, file) => describeNext(visit, file, formOf(file), [])),
    },
    {
      method: 'POST',
      path: at('/replace'),
      handle: (asked) =>
        withOwnFile(
          ports,
          asked,
          (visit, file) => replace(ports, visit, file, asked),
          (visit, file) => describeNext(visit, file, asked.form, [], true),
        ),
    },
    {
      method: 'GET',
      path: at('/remove'),
      handle: (asked) => withOwnFile(ports, asked, (visit, file) => askToRemove(ports, visit, file)),
    },
    {
      method: 'POST',
      path: at('/remove'),
      handle: (asked) => whileOpen(ports, asked, (visit) => removeFile(ports, asked, visit)),
    },
  ];
};

/**
 * The upload's page; once the file is there, back to its question. Looking at it changes nothing (design 6.8): the scan and
 * the submission record the arrival.
 */
async function upload(ports: PortalPorts, visit: Visit, evidence: Evidence, cameBack: boolean): Promise<Reply> {
  const back = backFrom(visit, readResponse(visit), evidence.questionIds);
  const isThere = evidence.status !== 'pending' || (await ports.bucket.look(evidence.objectKey)) !== undefined;
  if (isThere) return seeOther(back.href);
  const form = await ports.bucket.uploadForm({
    key: evidence.objectKey,
    contentType: evidence.contentType,
    maxBytes: MOST_FILE_BYTES,
    seconds: UPLOAD_SECONDS,
    redirectTo: `${ports.house.baseUrl}/respond/evidence/${evidence.id}/uploaded`,
  });
  return uploadPage({ visit, evidence, path: `/respond/evidence/${evidence.id}`, upload: form, back, missing: cameBack });
}

/** What is known of a file, as its form would say it. */
function formOf(file: Evidence): URLSearchParams {
  const extension = extensionOf(file);
  const { kind, issuer = '', issuedOn = '', expiresOn = '', scheme = '', surveillanceOn = '' } = file;
  const name = nameOf(file.fileName, extension);
  const base = detailsBase(file);
  const form = new URLSearchParams({ name, kind, issuer, issuedOn, expiresOn, scheme, surveillanceOn, extension, base });
  for (const id of file.questionIds) form.append('also', id);
  return form;
}

/** The questions that a file may support, and the kinds that the one it was made for takes. */
function aboutFile(visit: Visit, file: Evidence) {
  const response = readResponse(visit);
  const takers = takersIn(response);
  const question = takers.find((candidate) => isAttachedTo(file, candidate));
  return {
    takers,
    question,
    kinds: question ? kindsFor(question) : [file.kind],
    back: backFrom(visit, response, file.questionIds),
  };
}

function edit(
  visit: Visit,
  evidence: Evidence,
  form: URLSearchParams,
  errors: FieldProblem[],
  more: { again?: boolean } = {},
): Promise<Reply> {
  const { takers, kinds, back } = aboutFile(visit, evidence);
  return editEvidencePage({ visit, evidence, kinds, takers, back, form, errors, ...more });
}

/** What was typed, beside what somebody else saved since; saving again is made from what is saved now. */
function editOver(visit: Visit, theirs: Evidence, form: URLSearchParams): Promise<Reply> {
  const { takers, kinds, back } = aboutFile(visit, theirs);
  const again = new URLSearchParams(form);
  again.set('base', detailsBase(theirs));
  return editEvidencePage({ visit, evidence: theirs, kinds, takers, back, form: again, errors: [], theirs });
}

async function saveDetails(ports: PortalPorts, visit: Visit, file: Evidence, typed: TypedForm): Promise<Reply> {
  const { form } = typed;
  const language = languageAsked(form.get('then'));
  if (language) return edit(await switchLanguage(ports, visit, language), file, form, []);
  const { takers, kinds, back } = aboutFile(visit, file);
  const made = { kinds, takers, extension: extensionOf(file), at: visit.at };
  const read = readEvidenceForm(portalTexts(visit.language), form, made);
  if (!read.ok) return edit(visit, file, form, read.errors);
  const details = (now: Evidence) => withUnasked(read.details, now, takers);
  const result = await changeDetails(ports, visit, file, { base: form.get('base') ?? '', details });
  if (result.kind === 'closed' || result.kind === 'refused') return overWithWords(ports, result, visit, typed);
  if (result.kind === 'gone') return absentFile(typed, visit);
  return result.kind === 'conflict' ? editOver(visit, result.theirs, form) : seeOther(back.href);
}

/** Questions that are not asked at present were not on the form: they may be asked again. */
function withUnasked(details: EvidenceDetails, file: Evidence, takers: Question[]): EvidenceDetails {
  const unasked = file.questionIds.filter((id) => !takers.some((taker) => taker.id === id));
  return { ...details, questionIds: [...details.questionIds, ...unasked] };
}

async function describeNext(
  visit: Visit,
  file: Evidence,
  form: URLSearchParams,
  errors: FieldProblem[],
  again = false,
): Promise<Reply> {
  const { takers, question, back } = aboutFile(visit, file);
  if (!question) return notFoundPage(visit.language);
  return describeEvidencePage({ visit, question, takers, replaces: file, back, form, errors, again });
}

async function replace(ports: PortalPorts, visit: Visit, file: Evidence, typed: TypedForm): Promise<Reply> {
  const { form } = typed;
  const language = languageAsked(form.get('then'));
  if (language) return describeNext(await switchLanguage(ports, visit, language), file, form, []);
  const { takers, question, kinds } = aboutFile(visit, file);
  if (!question) return notFoundPage(visit.language);
  const read = readEvidenceForm(portalTexts(visit.language), form, { kinds, question, takers, at: visit.at });
  if (!read.ok) return describeNext(visit, file, form, read.errors);
  return announce(ports, visit, typed, { ...read, details: withUnasked(read.details, file, takers) }, file);
}
