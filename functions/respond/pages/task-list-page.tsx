import { portalTexts } from '../../texts/portal.ts';
import { timeNeeded } from '../../texts/time-to-answer.ts';
import { page, type Reply } from '../../web/reply.ts';
import { onDay } from '../../web/when.ts';
import { type Progress, progressOf, type Response } from '../answers/response.ts';
import type { Visit } from '../way-in/visit.ts';
import { ContinueLink } from './continue-link.tsx';
import { DueFact } from './due-fact.tsx';
import { RoundNotice } from './follow-up-parts.tsx';
import { PEOPLE } from './people-page.tsx';
import { HandedTo, Invited, LastSaved } from './people-parts.tsx';
import { requesterOf } from './requester.tsx';
import { VendorPage } from './vendor-page.tsx';

const tones: Record<Progress, string> = { 'not-started': 'plain', 'in-progress': 'warn', 'to-confirm': 'warn', done: 'ok' };

/** All sections, how far each is, and what is left to do. */
export function taskListPage(visit: Visit, response: Response): Promise<Reply> {
  const { assessment } = visit.work;
  const { isRecipient, maySubmit } = visit.participant;
  const { taskList: t, together, people, followUp } = portalTexts(visit.language);
  const inRound = response.askedAbout.size > 0;
  const sections = response.sections.map((visible) => ({ visible, progress: progressOf(response, visible) }));
  const answered = sections.reduce((sum, { progress }) => sum + progress.answered, 0);
  const asked = sections.reduce((sum, { progress }) => sum + progress.asked, 0);
  const last = response.unconfirmed.find(({ section }) => response.sections.some((visible) => visible.section.id === section.id));
  const theirs = new Set(response.sections.map(({ section }) => section.id));
  const toConfirm = response.unconfirmed
    .filter(({ section }) => theirs.has(section.id))
    .flatMap(({ questionIds }) => questionIds).length;
  const done = sections.filter(({ progress }) => progress.state === 'done').length;
  return page(
    <VendorPage title={t.title(assessment.systemName)} visit={visit} here="/respond">
      <h1>{t.title(assessment.systemName)}</h1>
      <Invited visit={visit} />
      <RoundNotice visit={visit} response={response} />
      <ContinueLink visit={visit} response={response} />
      {sections.length > 0 && (done === sections.length || !inRound) && (
        <p>
          {done < sections.length
            ? t.anyOrder
            : !maySubmit
              ? together.doneHere(assessment.contact.name)
              : inRound
                ? followUp.allDone
                : t.allDone}
        </p>
      )}
      {last && <p>{portalTexts(visit.language).prefilled.taskList(onDay(last.from.submittedAt, visit.language))}</p>}
      <label for="progress">{inRound ? followUp.replied(answered, asked) : t.answered(answered, asked)}</label>
      <progress id="progress" value={answered} max={Math.max(asked, 1)} />
      <p>
        {together.sectionsDone(done, sections.length)}
        {answered - toConfirm < asked && ` · ${together.left(timeNeeded(visit.language, asked - answered + toConfirm, toConfirm))}`}
      </p>
      <h2>{t.sections}</h2>
      <ul class="tasks">
        {sections.map(({ visible, progress }) => (
          <li>
            <div>
              <a href={`/respond/sections/${visible.section.id}`} aria-describedby={`status-${visible.section.id}`}>
                {visible.section.title}
              </a>
              <small class="hint">{t.whoKnows(visible.section.whoKnows)}</small>
              <HandedTo visit={visit} sectionId={visible.section.id} />
            </div>
            <div id={`status-${visible.section.id}`} class="status">
              <span class={`tag ${tones[progress.state]}`}>{t.progress[progress.state]}</span>
              <small class="hint">{t.count(progress.answered, progress.asked)}</small>
              <LastSaved visit={visit} sectionId={visible.section.id} />
            </div>
          </li>
        ))}
      </ul>
      {maySubmit && (
        <div class="actions">
          <a class={done < sections.length ? 'button outline' : 'button'} href="/respond/check">
            {t.check}
          </a>
          {isRecipient && <a href={PEOPLE}>{people.title}</a>}
        </div>
      )}
      <h2>{t.about}</h2>
      <dl class="facts">
        <DueFact work={visit.work} policy={visit.catalog.policy} at={visit.at} language={visit.language} />
        <dt>{t.askedBy}</dt>
        <dd>{requesterOf(assessment).contact}</dd>
        <dt>{t.reference}</dt>
        <dd>{assessment.reference}</dd>
      </dl>
    </VendorPage>,
  );
}
