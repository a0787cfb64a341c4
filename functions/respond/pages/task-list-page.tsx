import { page, type Reply } from '../../web/reply.ts';
import { atTime } from '../../web/when.ts';
import { type Progress, progressOf, type Response } from '../response.ts';
import type { Visit } from '../visit.ts';
import { requesterOf } from './requester.tsx';
import { VendorPage } from './vendor-page.tsx';

const words: Record<Progress, { text: string; tone: string }> = {
  'not-started': { text: 'Not started', tone: 'plain' },
  'in-progress': { text: 'In progress', tone: 'warn' },
  done: { text: 'Done', tone: 'ok' },
};

/** All sections, how far each is, and what is left to do. */
export function taskListPage(visit: Visit, response: Response): Promise<Reply> {
  const { assessment } = visit.work;
  const sections = response.sections.map((visible) => ({ visible, progress: progressOf(response, visible) }));
  const answered = sections.reduce((sum, { progress }) => sum + progress.answered, 0);
  const asked = sections.reduce((sum, { progress }) => sum + progress.asked, 0);
  const done = sections.filter(({ progress }) => progress.state === 'done').length;
  return page(
    <VendorPage title={`Your answers about ${assessment.systemName}`} visit={visit}>
      <h1>Your answers about {assessment.systemName}</h1>
      <p>
        {done === sections.length
          ? 'Everything is answered. Check your answers, then submit them.'
          : 'Answer in any order and come back whenever you like. New questions may appear when an answer calls for them.'}
      </p>
      <label for="progress">
        {answered} of {asked} questions answered
      </label>
      <progress id="progress" value={answered} max={asked} />
      <h2>Sections</h2>
      <ul class="tasks">
        {sections.map(({ visible, progress }) => (
          <li>
            <div>
              <a href={`/respond/sections/${visible.section.id}`} aria-describedby={`status-${visible.section.id}`}>
                {visible.section.title}
              </a>
              <small class="hint">Best answered by: {visible.section.whoKnows}</small>
            </div>
            <div id={`status-${visible.section.id}`} class="status">
              <span class={`tag ${words[progress.state].tone}`}>{words[progress.state].text}</span>
              <small class="hint">
                {progress.answered} of {progress.asked}
              </small>
            </div>
          </li>
        ))}
      </ul>
      <div class="actions">
        <a class="button" href="/respond/check">
          Check your answers and submit
        </a>
      </div>
      <h2>About this request</h2>
      <dl class="facts">
        {assessment.dueAt && (
          <>
            <dt>Please answer by</dt>
            <dd>
              <time datetime={assessment.dueAt}>{atTime(assessment.dueAt)}</time>
            </dd>
          </>
        )}
        <dt>Asked by</dt>
        <dd>{requesterOf(assessment).contact}</dd>
        <dt>Reference</dt>
        <dd>{assessment.reference}</dd>
      </dl>
    </VendorPage>,
  );
}
