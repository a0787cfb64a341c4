import { isAttachedTo } from '../../domain/answers/evidence.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import type { Asked } from '../../web/asked.ts';
import { type Reply, seeOther } from '../../web/reply.ts';
import { readResponse } from '../answers/response.ts';
import { fileScope } from '../answers/scope.ts';
import { removeEvidence, takenWith } from '../evidence/change-evidence.ts';
import { removeEvidencePage } from '../pages/remove-evidence-page.tsx';
import { sharedFilePage } from '../pages/shared-file-page.tsx';
import { isSure } from '../pages/sure.tsx';
import { sessionEndedPage } from '../pages/way-in-pages.tsx';
import type { PortalPorts } from '../ports.ts';
import { type Visit, visitAgain } from '../way-in/visit.ts';
import { overNow } from './closed-now.ts';
import { backFrom, findFile, takersIn } from './evidence-place.ts';

/** Removes the file as it was shown. `changed`: it is not, or no longer, what whoever removes it was shown. */
export async function removeFile(ports: PortalPorts, asked: Asked, visit: Visit, changed = false): Promise<Reply> {
  const file = findFile(visit, asked.params.id);
  const back = backFrom(visit, readResponse(visit), file?.questionIds ?? []);
  // Removed in another window already: what was wanted is so.
  if (!file) return seeOther(back.href);
  if (!fileScope(visit, file).only) return sharedFilePage(visit, file, back);
  if (changed) return askToRemove(ports, visit, file, { changed });
  if (!isSure(asked.form)) return askToRemove(ports, visit, file, { unsure: true });
  const result = await removeEvidence(ports, visit, file, asked.form.getAll('base'));
  if (result.kind === 'saved') return seeOther(back.href);
  if (result.kind !== 'changed') return overNow(result, visit);
  const now = await visitAgain(ports, visit);
  return now ? removeFile(ports, asked, now, true) : sessionEndedPage(visit.language);
}

/** The question before it: what goes with the file, and whether that is meant. */
export async function askToRemove(
  ports: PortalPorts,
  visit: Visit,
  evidence: Evidence,
  more: { unsure?: boolean; changed?: boolean } = {},
): Promise<Reply> {
  const response = readResponse(visit);
  const questions = takersIn(response).filter((question) => isAttachedTo(evidence, question));
  const taken = await takenWith(ports, visit, evidence);
  return removeEvidencePage({ visit, evidence, taken, questions, back: backFrom(visit, response, evidence.questionIds), ...more });
}
