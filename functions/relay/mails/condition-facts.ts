import type { OverdueEffect } from '../../domain/catalog/policy.ts';
import { onDay } from '../../web/when.ts';

/** A condition as mails tell it; people's words as one line each. */
export interface AboutCondition {
  text: string;
  proof: string;
  /** Who must meet it: a name, or the supplier. */
  owner: string;
  /** The role that set it, by title. */
  role: string;
  /** A calendar date. */
  dueOn: string;
  ifOverdue: OverdueEffect;
}

/** What an overdue condition makes of the outcome, for staff. */
export const ifOverdueWords: Record<OverdueEffect, string> = {
  valid: 'the system stays cleared for use',
  suspended: 'the system is not cleared for use until the condition is met',
  withdrawn: 'the system is no longer cleared for use',
};

/** A condition in full, for staff. */
export const conditionFacts = (condition: AboutCondition): { facts: [string, string][] } => ({
  facts: [
    ['What is to be done', condition.text],
    ['What proves it', condition.proof],
    ['Who must meet it', condition.owner],
    ['To be done by', onDay(condition.dueOn)],
    ['If it is overdue', ifOverdueWords[condition.ifOverdue]],
    ['Set by', condition.role],
  ],
});

/** People often end what they write with a full stop; in the middle of a line it is none. */
const noStop = (words: string): string => words.replace(/\.$/, '');

/** A condition in one line, in a list. */
export const conditionLine = ({ text, proof, owner, dueOn, ifOverdue }: AboutCondition): string =>
  `${noStop(text)} – ${owner}, by ${onDay(dueOn)}; proved by: ${noStop(proof)}; if overdue: ${ifOverdueWords[ifOverdue]}`;
