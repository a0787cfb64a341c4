import { answer } from './answer.ts';
import { answerProblems } from './answer-problems.ts';
import { check } from './check.ts';
import { closed } from './closed.ts';
import { code } from './code.ts';
import { conflict } from './conflict.ts';
import { due } from './due.ts';
import { evidence } from './evidence.ts';
import { evidenceForm } from './evidence-form.ts';
import { followUp } from './follow-up.ts';
import { form } from './form.ts';
import { landing } from './landing.ts';
import { layout } from './layout.ts';
import { messages } from './messages.ts';
import { notSaved } from './not-saved.ts';
import { handOver, onePerson, people, sharedFile, together } from './people.ts';
import { prefilled } from './prefilled.ts';
import { question } from './question.ts';
import { receipt } from './receipt.ts';
import { saving } from './saving.ts';
import { section } from './section.ts';
import { taskList } from './task-list.ts';
import { textProblems } from './text-problems.ts';
import { upload } from './upload.ts';
import { vendorPage } from './vendor-page.ts';
import { wayIn } from './way-in.ts';
import { whomToAsk } from './whom-to-ask.ts';

/** What vendors read on the portal's pages, in English: the texts that every other language must have as well. */
export const portal = {
  answer,
  answerProblems,
  check,
  closed,
  code,
  conflict,
  due,
  evidence,
  evidenceForm,
  followUp,
  form,
  handOver,
  landing,
  layout,
  messages,
  notSaved,
  onePerson,
  people,
  prefilled,
  question,
  receipt,
  saving,
  section,
  sharedFile,
  taskList,
  textProblems,
  together,
  upload,
  vendorPage,
  wayIn,
  whomToAsk,
};
