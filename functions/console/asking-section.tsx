import type { Catalog } from '../domain/catalog/catalog.ts';
import { whyNotAsk } from '../domain/follow-up/askable.ts';
import type { AssessmentFile } from '../domain/ports.ts';
import { whyNotAskWords } from '../web/asking-words.ts';
import { FollowUpThread } from '../web/follow-up-thread.tsx';
import { WhatChanged } from '../web/what-changed.tsx';

interface AskingProps {
  file: AssessmentFile;
  catalog: Catalog;
  now: string;
  mayAsk: boolean;
}

/** What was asked about single answers, what that changed, and the way to ask again or why not. */
export function AskingSection({ file, catalog, now, mayAsk }: AskingProps) {
  const why = whyNotAsk(file, catalog.policy, now);
  const beingDecided = file.assessment.status === 'awaiting-decision';
  return (
    <>
      <FollowUpThread rounds={file.followUps} catalog={catalog} />
      <WhatChanged file={file} catalog={catalog} />
      {mayAsk && beingDecided && (
        <p class="no-print">
          {why ? (
            whyNotAskWords[why]
          ) : (
            <a href={`/console/assessments/${file.assessment.id}/ask`}>Ask the supplier about answers</a>
          )}
        </p>
      )}
    </>
  );
}
