import type { AnswerChange, AnswerSide } from '../domain/answers/answer-changes.ts';
import type { Question } from '../domain/catalog/questionnaire.ts';
import { answerWords } from './answer-words.ts';
import { WideTable } from './wide-table.tsx';

interface ChangesProps {
  changes: readonly AnswerChange[];
  /** What the table is called, and what its two columns of answers are. */
  label: string;
  before: string;
  after: string;
}

/** Answers that differ between two submissions, the old beside the new, in the order of the questionnaire. */
export function AnswerChanges({ changes, label, before, after }: ChangesProps) {
  if (changes.length === 0) return <p>No answer differs.</p>;
  return (
    <WideTable label={label}>
      <table class="changes">
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">{before}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr>
              <th scope="row">
                {change.question.text}
                <small class="hint">{change.section.title}</small>
              </th>
              <Side question={change.question} side={change.before} />
              <Side question={change.question} side={change.after} />
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Side({ question, side }: { question: Question; side: AnswerSide }) {
  if (!side.asked) return <td>Not asked</td>;
  const comment = side.answer && 'comment' in side.answer && side.answer.comment;
  return (
    <td class="answer">
      {answerWords(question, side.answer)}
      {comment && <small class="hint">Comment: {comment}</small>}
      {side.files.length > 0 && <small class="hint">Files: {side.files.map(({ fileName }) => fileName).join(', ')}</small>}
    </td>
  );
}
