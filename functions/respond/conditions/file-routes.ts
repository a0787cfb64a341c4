import { fileTypeOf, MOST_FILE_BYTES, UPLOAD_SECONDS } from '../../domain/answers/file-types.ts';
import { freeText } from '../../domain/answers/free-text.ts';
import type { ConditionFile } from '../../domain/conditions/condition-files.ts';
import type { TrackedCondition } from '../../domain/conditions/tracked-condition.ts';
import { portalTexts } from '../../texts/portal.ts';
import { textProblemWords } from '../../texts/problem-words.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { isSure } from '../pages/sure.tsx';
import { uploadPage } from '../pages/upload-page.tsx';
import { sessionEndedPage } from '../pages/way-in-pages.tsx';
import type { PortalRoute } from '../routes/route.ts';
import { languageAsked } from '../way-in/switch-language.ts';
import { CONDITIONS } from '../way-in/where-left.ts';
import { pathOf, whileOpen } from './condition-door.ts';
import { announceFile, findFile } from './condition-evidence.ts';
import type { ConditionsVisit } from './conditions-visit.ts';
import { describeFilePage, removeFilePage, toCondition, tooManyFilesPage, tooOftenPage } from './file-pages.tsx';
import type { ConditionPagePorts } from './ports.ts';

/** Files that show a condition met: described, then uploaded straight to the store as files of answers are; taken away again. */
export function conditionFileRoutes(ports: ConditionPagePorts): PortalRoute[] {
  const withFile = (
    asked: Asked,
    then: (visit: ConditionsVisit, condition: TrackedCondition, file: ConditionFile) => Promise<Reply>,
  ) =>
    whileOpen(ports, asked, async (visit, condition) => {
      const file = findFile(visit, condition, asked.params.file);
      return file ? then(visit, condition, file) : notFoundPage(visit.language);
    });

  /** The upload's page; once the file is there, back to its condition. Looking at it changes nothing: the scan records the arrival. */
  const upload = (cameBack: boolean) => async (visit: ConditionsVisit, condition: TrackedCondition, file: ConditionFile) => {
    const isThere = file.status !== 'pending' || (await ports.bucket.look(file.objectKey)) !== undefined;
    if (isThere) return seeOther(pathOf(condition));
    const path = `${pathOf(condition)}/files/${file.id}`;
    const form = await ports.bucket.uploadForm({
      key: file.objectKey,
      contentType: file.contentType,
      maxBytes: MOST_FILE_BYTES,
      seconds: UPLOAD_SECONDS,
      redirectTo: `${ports.house.baseUrl}${path}/uploaded`,
    });
    const back = toCondition({ visit, condition });
    return uploadPage({ visit, evidence: file, path, home: CONDITIONS, upload: form, back, missing: cameBack });
  };

  async function describe(asked: Asked, visit: ConditionsVisit, condition: TrackedCondition): Promise<Reply> {
    const { form } = asked;
    const wanted = languageAsked(form.get('then'));
    if (wanted) {
      await ports.links.speak(visit.session.assessmentId, visit.session.grantHash, wanted);
      return describeFilePage({ visit: { ...visit, language: wanted }, condition }, form);
    }
    const texts = portalTexts(visit.language);
    const words = texts.evidenceForm;
    const name = freeText((form.get('name') ?? '').replace(/\s+/g, ' '), 120);
    const extension = (form.get('extension') ?? '').trim();
    const errors: { name: string; message: string }[] = [];
    if (name.kind === 'invalid') errors.push({ name: 'name', message: textProblemWords(texts, 'document', name.problem) });
    else if (name.text === '') errors.push({ name: 'name', message: words.nameMissing });
    if (!fileTypeOf(extension)) errors.push({ name: 'extension', message: words.typeMissing });
    if (errors.length > 0 || name.kind === 'invalid') return describeFilePage({ visit, condition }, form, errors);
    const result = await announceFile(ports, visit, condition, { name: name.text, extension });
    switch (result.kind) {
      case 'added':
        return seeOther(`${pathOf(condition)}/files/${result.file.id}`);
      case 'too-many':
        return tooManyFilesPage({ visit, condition });
      case 'too-often':
        return tooOftenPage({ visit, condition });
      case 'refused':
        return sessionEndedPage(visit.language);
      case 'over':
        return seeOther(pathOf(condition));
    }
  }

  const remove = (asked: Asked) =>
    whileOpen(ports, asked, async (visit, condition) => {
      const file = findFile(visit, condition, asked.params.file);
      if (file && !isSure(asked.form)) return removeFilePage({ visit, condition }, file, true);
      // Removed in another window already: what was wanted is so.
      const result = file && (await ports.files.remove(visit.work.assessment.id, file, condition, visit.session.grantHash));
      return result === 'refused' ? sessionEndedPage(visit.language) : seeOther(pathOf(condition));
    });

  const files = `${CONDITIONS}/{id}/files`;
  return [
    {
      method: 'GET',
      path: `${files}/new`,
      handle: (asked) =>
        whileOpen(ports, asked, (visit, condition) => describeFilePage({ visit, condition }, new URLSearchParams())),
    },
    {
      method: 'POST',
      path: `${files}/new`,
      handle: (asked) => whileOpen(ports, asked, (visit, condition) => describe(asked, visit, condition)),
    },
    { method: 'GET', path: `${files}/{file}`, handle: (asked) => withFile(asked, upload(false)) },
    { method: 'GET', path: `${files}/{file}/uploaded`, handle: (asked) => withFile(asked, upload(true)) },
    {
      method: 'GET',
      path: `${files}/{file}/remove`,
      handle: (asked) => withFile(asked, (visit, condition, file) => removeFilePage({ visit, condition }, file)),
    },
    { method: 'POST', path: `${files}/{file}/remove`, handle: remove },
  ];
}
