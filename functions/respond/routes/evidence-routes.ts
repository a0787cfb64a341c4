import { isAttachedTo, takesFiles } from '../../domain/evidence.ts';
import type { Question } from '../../domain/questionnaire.ts';
import type { Evidence } from '../../domain/submission.ts';
import { portalTexts } from '../../texts/portal.ts';
import type { Asked } from '../../web/asked.ts';
import { fieldId } from '../../web/fields.tsx';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { addEvidence } from '../add-evidence.ts';
import { readEvidenceForm } from '../evidence-form.ts';
import { MOST_FILE_BYTES } from '../file-types.ts';
import { describeEvidencePage } from '../pages/describe-evidence-page.tsx';
import { removeEvidencePage } from '../pages/remove-evidence-page.tsx';
import { sharedFilePage } from '../pages/shared-file-page.tsx';
import { tooManyFilesPage } from '../pages/too-many-files-page.tsx';
import { uploadPage } from '../pages/upload-page.tsx';
import { toTaskList } from '../pages/vendor-page.tsx';
import type { PortalPorts } from '../ports.ts';
import { type Response, readResponse } from '../response.ts';
import { fileScope } from '../scope.ts';
import { fields } from '../section-form.ts';
import { languageAsked, switchLanguage } from '../switch-language.ts';
import type { Visit } from '../visit.ts';
import { closedNow } from './closed-now.ts';
import { type PortalRoute, whileOpen } from './route.ts';

/** An upload may be started within an hour of its page being made. */
const UPLOAD_SECONDS = 3600;

/** Evidence: describe it, upload it straight to the store, come back, remove it. */
export const evidenceRoutes = (ports: PortalPorts): PortalRoute[] => [
  {
    method: 'GET',
    path: '/respond/evidence/new',
    handle: (asked) => whileOpen(ports, asked, (visit) => describe(visit, asked.query, [])),
  },
  {
    method: 'POST',
    path: '/respond/evidence/new',
    handle: (asked) => whileOpen(ports, asked, (visit) => add(ports, visit, asked.form)),
  },
  {
    method: 'GET',
    path: '/respond/evidence/{id}',
    handle: (asked) => withFile(ports, asked, (visit, file) => upload(ports, visit, file, false)),
  },
  {
    method: 'GET',
    path: '/respond/evidence/{id}/uploaded',
    handle: (asked) => withFile(ports, asked, (visit, file) => upload(ports, visit, file, true)),
  },
  {
    method: 'GET',
    path: '/respond/evidence/{id}/remove',
    handle: (asked) =>
      withFile(ports, asked, async (visit, evidence) => {
        const response = readResponse(visit);
        if (!fileScope(visit, evidence).only)
          return sharedFilePage(visit, evidence, backFrom(visit, response, evidence.questionIds));
        const questions = allAsked(response).filter((question) => isAttachedTo(evidence, question));
        return removeEvidencePage({ visit, evidence, questions, back: backFrom(visit, response, evidence.questionIds) });
      }),
  },
  {
    method: 'POST',
    path: '/respond/evidence/{id}/remove',
    handle: (asked) =>
      whileOpen(ports, asked, async (visit) => {
        const file = findFile(visit, asked);
        const back = backFrom(visit, readResponse(visit), file?.questionIds ?? []);
        if (file && !fileScope(visit, file).only) return sharedFilePage(visit, file, back);
        // Removed in another window already: what was wanted is so.
        const result = file && (await ports.drafts.removeEvidence(visit.work.assessment.id, file.id));
        return result?.kind === 'closed' ? closedNow(result.status, visit) : seeOther(back.href);
      }),
  },
];

const allAsked = (response: Response): Question[] => response.sections.flatMap(({ questions }) => questions);

/** A file that supports no answer of the visitor's does not exist for them. */
const findFile = (visit: Visit, asked: Asked): Evidence | undefined =>
  visit.work.evidence.find((candidate) => candidate.id === asked.params.id && fileScope(visit, candidate).some);

function withFile(ports: PortalPorts, asked: Asked, then: (visit: Visit, file: Evidence) => Promise<Reply>): Promise<Reply> {
  return whileOpen(ports, asked, async (visit) => {
    const file = findFile(visit, asked);
    return file ? then(visit, file) : notFoundPage(visit.language);
  });
}

async function describe(visit: Visit, form: URLSearchParams, errors: { name: string; message: string }[]): Promise<Reply> {
  const response = readResponse(visit);
  const takers = allAsked(response).filter(takesFiles);
  const question = takers.find((candidate) => candidate.id === form.get('question'));
  if (!question) return notFoundPage(visit.language);
  return describeEvidencePage({ visit, question, takers, back: backFrom(visit, response, [question.id]), form, errors });
}

async function add(ports: PortalPorts, visit: Visit, form: URLSearchParams): Promise<Reply> {
  const language = languageAsked(form.get('then'));
  if (language) return describe(await switchLanguage(ports, visit, language), form, []);
  const response = readResponse(visit);
  const visible = allAsked(response);
  const question = visible.find((candidate) => takesFiles(candidate) && candidate.id === form.get('question'));
  if (!question) return notFoundPage(visit.language);
  const read = readEvidenceForm(portalTexts(visit.language), form, question, visible);
  if (!read.ok) return describe(visit, form, read.errors);
  const result = await addEvidence(ports, visit, read.details);
  if (result.kind === 'closed') return closedNow(result.status, visit);
  if (result.kind === 'too-many') return tooManyFilesPage(visit, backFrom(visit, response, [question.id]));
  return seeOther(`/respond/evidence/${result.evidence.id}`);
}

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
  return uploadPage({ visit, evidence, upload: form, back, missing: cameBack });
}

/** To the question that a file belongs to, in its section. */
function backFrom(visit: Visit, response: Response, questionIds: string[]): { href: string; text: string } {
  for (const { section, questions } of response.sections) {
    const question = questions.find((candidate) => questionIds.includes(candidate.id));
    if (question) return { href: `/respond/sections/${section.id}#${fieldId(fields.value(question.id))}`, text: section.title };
  }
  return toTaskList(visit);
}
