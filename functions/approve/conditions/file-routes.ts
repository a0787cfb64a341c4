import { isScanLate } from '../../domain/answers/evidence.ts';
import type { EvidenceBucket } from '../../domain/answers/evidence-ports.ts';
import { MOST_FILE_BYTES, UPLOAD_SECONDS } from '../../domain/answers/file-types.ts';
import { announceConditionFile, type ConditionFile, type ConditionFiles } from '../../domain/conditions/condition-files.ts';
import type { StaffSession } from '../../domain/links/access-grant.ts';
import type { RateLimits, Sessions } from '../../domain/links/access-ports.ts';
import type { Assessments, Catalogs, Clock, Directories, Ids } from '../../domain/ports.ts';
import type { Asked } from '../../web/asked.ts';
import { notFoundPage } from '../../web/message-page.tsx';
import { type Reply, seeOther } from '../../web/reply.ts';
import { actorOf, staffGuard } from '../../web/staff-guard.ts';
import { conditionPath } from './condition-page.tsx';
import { type ConditionShown, conditionReaders, findCondition } from './condition-shown.ts';
import { checkFile, typedFile } from './file-form.ts';
import { describeFilePage, noMoreFilesPage, removeFilePage, uploadFilePage } from './file-pages.tsx';
import { newFilesOf, withArrival } from './new-files.tsx';

export interface ConditionFileRoutePorts {
  assessments: Pick<Assessments, 'file'>;
  catalogs: Pick<Catalogs, 'get'>;
  directories: Pick<Directories, 'get'>;
  sessions: Pick<Sessions, 'staff'>;
  files: ConditionFiles;
  bucket: Pick<EvidenceBucket, 'look' | 'uploadForm'>;
  rates: RateLimits;
  ids: Pick<Ids, 'id'>;
  clock: Clock;
  house: {
    /** Without a trailing slash. */
    baseUrl: string;
  };
}

interface Visit {
  asked: Asked;
  staff: StaffSession;
  shown: ConditionShown;
}

/**
 * Files by which staff show a condition met: described, then uploaded straight to the store, into the quarantine, as suppliers' files are;
 * taken away again. Only for whoever may report it now; its page says why where they may not.
 */
export function conditionFileRoutes(ports: ConditionFileRoutePorts) {
  const guard = staffGuard(ports);
  const find = findCondition(ports);

  const whileOpen = (then: (visit: Visit) => Promise<Reply>) =>
    guard(conditionReaders, async (asked, staff) => {
      const shown = await find(asked, staff);
      if (!shown) return notFoundPage();
      return shown.whyNotReport ? seeOther(conditionPath(shown)) : then({ asked, staff, shown });
    });
  const fileOf = ({ asked, shown }: Visit) => newFilesOf(shown).find(({ id }) => id === asked.params.file);
  const withFile = (then: (visit: Visit, file: ConditionFile) => Promise<Reply>) =>
    whileOpen(async (visit) => {
      const file = fileOf(visit);
      return file ? then(visit, file) : notFoundPage();
    });

  const describe = whileOpen(async (visit) => {
    const { asked, staff, shown } = visit;
    const typed = typedFile(asked.form);
    const checked = checkFile(typed);
    if (!checked.ok) return describeFilePage(visit, typed, checked.errors);
    const { assessment, evidence } = shown.file;
    const about = { assessmentId: assessment.id, evidence, condition: shown.condition };
    const result = await announceConditionFile(ports, { ...about, by: actorOf(staff), countedBy: staff.id }, checked.value);
    if (result.kind === 'added') return seeOther(`${conditionPath(shown)}/attach/${result.file.id}`);
    if (result.kind === 'too-many' || result.kind === 'too-often') return noMoreFilesPage(visit, result.kind);
    return seeOther(conditionPath(shown));
  });

  /** Looking changes nothing: the scan records the arrival. */
  const upload = (cameBack: boolean) =>
    withFile(async (visit, file) => {
      const path = conditionPath(visit.shown);
      if (file.status !== 'pending') return seeOther(path);
      const found = await ports.bucket.look(file.objectKey);
      if (found) {
        const isLate = isScanLate({ ...file, status: 'quarantined', arrivedAt: found.at }, visit.shown.now);
        return seeOther(withArrival(path, { id: file.id, isLate }));
      }
      const form = await ports.bucket.uploadForm({
        ...{ key: file.objectKey, contentType: file.contentType, maxBytes: MOST_FILE_BYTES, seconds: UPLOAD_SECONDS },
        redirectTo: `${ports.house.baseUrl}${path}/attach/${file.id}/uploaded`,
      });
      return uploadFilePage(visit, file, form, cameBack);
    });

  const remove = whileOpen(async (visit) => {
    const file = fileOf(visit);
    // Removed in another window already: what was wanted is so.
    if (file) await ports.files.remove(visit.shown.file.assessment.id, file, visit.shown.condition);
    return seeOther(conditionPath(visit.shown));
  });

  const path = '/exceptions/{assessment}/conditions/{condition}/attach';
  return [
    { method: 'GET' as const, path, handle: whileOpen((visit) => describeFilePage(visit)) },
    { method: 'POST' as const, path, handle: describe },
    { method: 'GET' as const, path: `${path}/{file}`, handle: upload(false) },
    { method: 'GET' as const, path: `${path}/{file}/uploaded`, handle: upload(true) },
    { method: 'GET' as const, path: `${path}/{file}/remove`, handle: withFile(removeFilePage) },
    { method: 'POST' as const, path: `${path}/{file}/remove`, handle: remove },
  ];
}
