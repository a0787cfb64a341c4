import { type AnswerChange, type AnswerSide, isAnotherOfThatName } from '../domain/answers/answer-changes.ts';
import { answerWords } from './answer-words.ts';
import { proofFacts, proofWords } from './evidence-words.ts';
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
              <Side change={change} side={change.before} />
              <Side change={change} side={change.after} other={change.before} />
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** `other`: the side to tell files of the same name apart from. */
function Side({ change, side, other }: { change: AnswerChange; side: AnswerSide; other?: AnswerSide }) {
  if (!side.asked) return <td>Not asked</td>;
  const comment = side.answer && 'comment' in side.answer && side.answer.comment;
  return (
    <td class="answer">
      {answerWords(side.question ?? change.question, side.answer)}
      {comment && <small class="hint">Comment: {comment}</small>}
      {side.files.map((file) => (
        <small class="hint">
          File: {[file.fileName, proofWords(file), ...proofFacts(file)].join(', ')}
          {other && isAnotherOfThatName(file, other.files) && ' (another file of that name)'}
        </small>
      ))}
    </td>
  );
}
