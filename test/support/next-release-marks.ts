/** What tells the release that a test deploys over today's (test/support/next-release.ts): seen in the engine. */
export const NEXT_COMMENT = 'The next release of the workflow.';
/** A state that today's workflow lacks, entered whenever the table has said how to go on. */
export const NEXT_STATE = 'NextRelease';
/** What a function of that release logs when its code is loaded. */
export const nextLine = (entry: string): string => `next release of ${entry}`;
