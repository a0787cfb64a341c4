import { type AskAgainPorts, type AskAgainResult, askOwnersAgain, type Change } from './ask-again.ts';
import { type AskAnswerersPorts, askAnswerersAgain } from './ask-answerers-again.ts';

export type AskAfterChangePorts = AskAgainPorts & AskAnswerersPorts;

/**
 * After a change of the directory: whoever decides by it now is asked about open exceptions and about reported conditions. Never throws: the
 * change is stored, what fails in asking takes nothing back, and each timer asks again.
 */
export async function askAfterChange(ports: AskAfterChangePorts, change: Change): Promise<AskAgainResult> {
  const exceptions = await askOwnersAgain(ports, change).catch((fault: Error) => nobody({ requestId: 'all', fault }));
  const conditions = await askAnswerersAgain(ports, change).catch((fault: Error) => nobody({ conditionId: 'all', fault }));
  return { asked: [...exceptions.asked, ...conditions.asked], failed: [...exceptions.failed, ...conditions.failed] };
}

/** Not even the lists could be read. */
const nobody = (failed: ({ requestId: string } | { conditionId: string }) & { fault: Error }): AskAgainResult => ({
  asked: [],
  failed: [{ assessmentId: 'all', ...failed }],
});
