import type { MailTexts } from '../mails.ts';
import { frame } from './mails-frame.ts';
import { delegation, followUp, loginCode } from './mails-people.ts';
import { invitation, lapsed, outcome, receipt, reminder, subject } from './mails-response.ts';

/** Was Lieferanten in E-Mails lesen, auf Deutsch. */
export const mails: MailTexts = { frame, subject, invitation, reminder, lapsed, receipt, outcome, delegation, loginCode, followUp };
