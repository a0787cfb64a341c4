import { type AnswerChange, type AnswerSide, isAnotherOfThatName } from '../domain/answers/answer-changes.ts';
import { answerWords } from './answer-words.ts';
import { proofFacts, proofWords } from './evidence-words.ts';
import { type Short, Shortened } from './shortened.tsx';
import { WideTable } from './wide-table.tsx';

interface ChangesProps {
  changes: readonly AnswerChange[];
  /** What the table is called, and what its two columns of answers are. */
  label: string;
  before: string;
  after: string;
  short?: Short;
}

/** Answers that differ between two submissions, the old beside the new, in the order of the questionnaire. */
export function AnswerChanges({ changes, label, before, after, short }: ChangesProps) {
  if (changes.length === 0) return <p>No answer differs.</p>;
  const shown = short ? changes.slice(0, short.rows) : changes;
  const more = changes.length - shown.length;
  return (
    <>
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
            {shown.map((change) => (
              <tr>
                <th scope="row">
                  {change.question.text}
                  <small class="hint">{change.section.title}</small>
                </th>
                <Side change={change} side={change.before} short={short} />
                <Side change={change} side={change.after} other={change.before} short={short} />
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {short && more > 0 && (
        <p>
          {more} more {more === 1 ? 'answer differs' : 'answers differ'}: <a href={short.all}>See them among all answers</a>
        </p>
      )}
    </>
  );
}

/** `other`: the side to tell files of the same name apart from. */
type SideProps = { change: AnswerChange; side: AnswerSide; other?: AnswerSide; short?: Short };

function Side({ change, side, other, short }: SideProps) {
  if (!side.asked) return <td>Not asked</td>;
  const comment = side.answer && 'comment' in side.answer && side.answer.comment;
  return (
    <td class="answer">
      <Shortened
        text={answerWords(side.question ?? change.question, side.answer)}
        questionId={change.question.id}
        shorten={short}
      />
      {comment && (
        <small class="hint">
          Comment: <Shortened text={comment} questionId={change.question.id} shorten={short} />
        </small>
      )}
      {side.files.map((file) => (
        <small class="hint">
          File: {[file.fileName, proofWords(file), ...proofFacts(file)].join(', ')}
          {other && isAnotherOfThatName(file, other.files) && ' (another file of that name)'}
        </small>
      ))}
    </td>
  );
}
