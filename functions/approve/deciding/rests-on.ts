import { submittedFiles } from '../../domain/answers/evidence.ts';
import { judgedRevisions } from '../../domain/answers/revisions.ts';
import type { Evidence } from '../../domain/answers/submission.ts';
import { type Revision, revisionOf } from '../../domain/deciding/request-plan.ts';
import type { Finding } from '../../domain/judgement/scorecard.ts';
import type { ExceptionShown } from './exception-shown.ts';

/** What an exception rests on: the frozen answers and their judgement, with the findings that are put to its role. */
export interface RestsOn extends Revision {
  findings: Finding[];
  /** All files of the answers, as they were frozen. */
  files: Evidence[];
}

/** Undefined where the revision is not kept any more. */
export function restsOn({ file, request, catalog }: ExceptionShown): RestsOn | undefined {
  const revision = revisionOf(request, judgedRevisions(file), catalog.policy, file.assessment);
  if (!revision) return undefined;
  const findings = revision.scorecard.findings.filter((finding) => request.findingIds.includes(finding.id));
  return { ...revision, findings, files: submittedFiles(revision.submission, file.evidence) };
}
