import type { EarlierAnswers } from '../../domain/answers/earlier-answers.ts';
import { isLive } from '../../domain/deciding/request-plan.ts';
import type { Judged } from '../../domain/judgement/after-treatment.ts';
import { isGeneral } from '../../domain/judgement/general-findings.ts';
import type { Finding } from '../../domain/judgement/scorecard.ts';
import { type Severity, severities } from '../../domain/vocabulary.ts';
import { EvidenceList } from '../../web/evidence-list.tsx';
import { FollowUpThread } from '../../web/follow-up-thread.tsx';
import { RiskMap } from '../../web/risk-map.tsx';
import type { Short } from '../../web/shortened.tsx';
import { SinceLastTime } from '../../web/since-last-time.tsx';
import { WhatChanged } from '../../web/what-changed.tsx';
import { answerPath, answersPath, evidencePath } from './addresses.ts';
import type { ExceptionShown } from './exception-shown.ts';
import { FindingArticle } from './finding-article.tsx';
import type { RestsOn } from './rests-on.ts';

interface BasisProps {
  shown: ExceptionShown;
  rests: RestsOn;
  /** The judgement if the proposed treatment succeeds. */
  after: Judged;
  earlier: EarlierAnswers | undefined;
  /** Whether the reader may open an assessment's page. */
  mayLook: boolean;
}

/** So much stands on the page itself, which must open fast on a phone; the rest is a link away, with all the answers. */
const MOST_EXPLAINED = 3;
const MOST_FILES = 5;
const MOST_ROWS = 3;
const MOST_WORDS = 100;

/** Everything that the decision rests on: the findings with their answers, files, what was asked since and what changed, and the risk. */
export function BasisSections({ shown, rests, after, earlier, mayLook }: BasisProps) {
  const { file, request, catalog } = shown;
  const { scorecard, submission, findings } = rests;
  const all = answersPath(request);
  const short: Short = { most: MOST_WORDS, rows: MOST_ROWS, all, href: (id) => answerPath(request, catalog, id) };
  const explained = mostSevere(findings);
  const evidence = filesBehind(rests);
  return (
    <>
      <h2>{findings.some(isGeneral) ? 'What there is to judge' : 'What fell short'}</h2>
      {findings.map((finding) => (
        <FindingArticle
          {...{ finding, request, scorecard, submission, catalog, short }}
          isExplained={explained.includes(finding)}
        />
      ))}
      <h2>{findings.some(isGeneral) ? 'Evidence' : 'Evidence for these points'}</h2>
      <EvidenceList evidence={evidence.slice(0, MOST_FILES)} catalog={catalog} path={evidencePath(request)} />
      {evidence.length > MOST_FILES && (
        <p>
          {evidence.length - MOST_FILES} more: <a href={`${all}#files`}>See all files</a>
        </p>
      )}
      <FollowUpThread rounds={file.followUps} catalog={catalog} short={short} />
      {isLive(request) && <SinceLastTime file={file} catalog={catalog} earlier={earlier} mayLook={mayLook} short={short} />}
      {isLive(request) && <WhatChanged file={file} catalog={catalog} short={short} />}
      <section aria-labelledby="risk">
        <h2 id="risk">The risk, now and after treatment</h2>
        <RiskMap
          policy={catalog.policy}
          inherent={scorecard.inherentRisk}
          now={scorecard.controlStrength}
          after={after.controlStrength}
        />
      </section>
    </>
  );
}

/** A general finding judges the response as a whole: every file is behind it (request-basis.ts). */
function filesBehind({ findings, files }: RestsOn): RestsOn['files'] {
  if (findings.some(isGeneral)) return files;
  const ids = new Set(findings.flatMap(({ questionIds }) => questionIds));
  return files.filter((one) => one.questionIds.some((id) => ids.has(id)));
}

function mostSevere(findings: readonly Finding[]): Finding[] {
  const rank = (severity: Severity) => severities.indexOf(severity);
  return findings
    .filter((finding) => !isGeneral(finding))
    .toSorted((a, b) => rank(b.severity) - rank(a.severity))
    .slice(0, MOST_EXPLAINED);
}
