import type { MailTexts } from '../mails.ts';
import { due } from './due.ts';
import { conditions } from './mails-conditions.ts';
import { frame } from './mails-frame.ts';
import { outcome } from './mails-outcome.ts';
import { delegation, followUp, loginCode } from './mails-people.ts';
import { invitation, lapsed, receipt, reminder, subject, withdrawn } from './mails-response.ts';

/** Was Lieferanten in E-Mails lesen, auf Deutsch. */
export const mails: MailTexts = {
  frame,
  due,
  subject,
  invitation,
  reminder,
  lapsed,
  withdrawn,
  receipt,
  outcome,
  delegation,
  loginCode,
  followUp,
  conditions,
};
