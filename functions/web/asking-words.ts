import type { AskResult } from '../domain/follow-up/ask-follow-up.ts';

type Why = Extract<AskResult, { kind: 'refused' }>['why'];

/** Why the supplier cannot be asked about its answers now. */
export const whyNotAskWords: Record<Why, string> = {
  'not-awaiting-decision': 'The supplier can be asked about its answers while people decide on them.',
  'round-open': 'The supplier is answering questions already. Wait for the answers, then ask again.',
  'not-in-policy': 'The policy of this assessment foresees no questions about single answers.',
  'rounds-used-up': 'The supplier was asked as often as the policy allows. Please decide on what there is.',
  decided: 'Everybody has decided; the outcome is being recorded.',
  lapsing: 'The time to decide on an exception is over, and it will be closed within minutes. Ask again after that.',
  'not-askable': 'A question is no longer among those that can be asked about here. Read the answers again.',
  'too-many': 'Ask about 1 to 50 answers at once.',
  'too-long': 'Your questions are too long together. Shorten them, or ask about fewer answers at once.',
  'request-over': 'This exception is closed, so questions cannot be asked from it any more.',
};
