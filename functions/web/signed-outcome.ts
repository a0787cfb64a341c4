import type { AssessmentFile } from '../domain/ports.ts';
import { notFoundPage } from './message-page.tsx';
import type { Reply } from './reply.ts';

/** What the browser calls the download. The name holds no character that a header could not. */
export const signedOutcomeName = ({ reference }: { reference: string }): string => `${reference}-outcome.json`;

/** An outcome with its signature, as the verifier reads it; not found where nothing was decided. What was replaced since stays provable. */
export async function signedOutcome(
  file: Pick<AssessmentFile, 'assessment' | 'outcome' | 'signature'> | undefined,
): Promise<Reply> {
  if (!file?.outcome || !file.signature) return notFoundPage();
  const { assessment, outcome, signature } = file;
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${signedOutcomeName(assessment)}"`,
      'cache-control': 'no-store',
    },
    cookies: [],
    body: `${JSON.stringify({ outcome, signature }, null, 2)}\n`,
  };
}
