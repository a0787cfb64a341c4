import { standingFor } from '../domain/answers/evidence.ts';
import type { Submission } from '../domain/answers/submission.ts';
import { own } from '../domain/answers/visible-questions.ts';
import type { Catalog } from '../domain/catalog/catalog.ts';
import type { CriterionLine } from '../domain/judgement/scorecard.ts';
import { answerWords, points, whyWords } from './answer-words.ts';
import { proofWords, standingWords } from './evidence-words.ts';
import { findingTitle } from './finding-words.ts';
import { evidenceStrengthWords, percent, Tag } from './risk-words.tsx';
import { type Shorten, Shortened } from './shortened.tsx';
import { WideTable } from './wide-table.tsx';

interface LineProps {
  line: CriterionLine;
  catalog: Catalog;
  submission: Submission;
  shorten?: Shorten;
}

/** What became of a criterion, in two words. */
export function LineTag({ line }: { line: CriterionLine }) {
  if (!line.applicable && !line.knockedOut) return <Tag tone="plain" text="Does not apply" />;
  if (line.knockedOut) return <Tag tone="bad" text="Knock-out failed" />;
  return line.passed ? <Tag tone="ok" text="Passed" /> : <Tag tone="warn" text="Below threshold" />;
}

/** How a criterion came to its score: the sum in one sentence, then each question with its answer and what it earned. */
export function LineExplained({ line, catalog, submission, shorten }: LineProps) {
  const questions = catalog.questionnaire.sections.flatMap((section) => section.questions);
  return (
    <>
      <p>{sumInWords(line)}</p>
      <Proofs line={line} catalog={catalog} submission={submission} />
      <WideTable label={`Questions and answers: ${findingTitle(catalog, line.criterionId)}`}>
        <table>
          <caption class="visually-hidden">Questions and answers</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Answer</th>
              <th scope="col" class="number">
                Points
              </th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {line.questions.map((part) => {
              const question = questions.find(({ id }) => id === part.questionId);
              const answer = own(submission.answers, part.questionId);
              const comment = answer && 'comment' in answer && answer.comment;
              return (
                <tr>
                  <td>{question?.text ?? part.questionId}</td>
                  <td class="answer">
                    {question && <Shortened text={answerWords(question, answer)} questionId={question.id} shorten={shorten} />}
                    {comment && (
                      <small class="hint">
                        Comment: <Shortened text={comment} questionId={part.questionId} shorten={shorten} />
                      </small>
                    )}
                  </td>
                  <td class="number">
                    {points(part.earned)} of {points(part.available)}
                  </td>
                  <td>{whyWords[part.why]}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}

/** As what each file counts here, and why: the strongest one makes the factor. As of the day of submission, like the score. */
function Proofs({ line, catalog, submission }: LineProps) {
  const criterion = catalog.criteria.criteria.find(({ id }) => id === line.criterionId);
  if (!criterion || line.evidence === null) return null;
  const judged = line.questions.filter(({ why }) => why !== 'not-applicable').map(({ questionId }) => questionId);
  const files = submission.evidence.filter(({ questionIds }) => questionIds.some((id) => judged.includes(id)));
  if (files.length === 0) return null;
  const date = submission.submittedAt.slice(0, 10);
  return (
    <ul class="proofs">
      {files.map((file) => (
        <li>
          <strong>{file.fileName}</strong>: {proofWords(file)}; {standingWords(standingFor(criterion, file, date))}.
        </li>
      ))}
    </ul>
  );
}

function sumInWords(line: CriterionLine): string {
  if (line.questions.length === 0)
    return 'No question of this criterion concerns this system, so it counts for nothing and costs nothing.';
  if (line.score === null) {
    const review = line.knockedOut ? ' Nobody has agreed to that yet, so the knock-out stands.' : '';
    return `The supplier says that nothing here applies, so it counts for nothing and costs nothing.${review}`;
  }
  const proof = line.evidence
    ? ` × ${percent(line.evidenceFactor)} for the evidence (${evidenceStrengthWords[line.evidence]}) = ${percent(line.score)}`
    : ', no evidence expected';
  return `Answers ${percent(line.answered)}${proof}. At least ${percent(line.threshold)} is required. Weight ${line.weight}: ${points(line.earned)} of ${points(line.available)} points.`;
}
