import type { Child } from 'hono/jsx';
import type { Answers } from '../domain/answers/answer.ts';
import { own } from '../domain/answers/visible-questions.ts';
import type { Question } from '../domain/catalog/questionnaire.ts';
import { answerWords } from './answer-words.ts';

interface AnswerListProps {
  questions: readonly Question[];
  answers: Answers;
  /** What else is known of an answer, below it. */
  more?: (question: Question) => Child;
}

/** Questions with what was answered, in full. Each can be linked to (`answerAnchor`). */
export function AnswerList({ questions, answers, more }: AnswerListProps) {
  return (
    <dl>
      {questions.map((question) => {
        const answer = own(answers, question.id);
        const comment = answer && 'comment' in answer && answer.comment;
        return (
          <>
            <dt id={answerAnchor(question.id)}>{question.text}</dt>
            <dd class="answer">
              {answerWords(question, answer)}
              {comment && <small class="hint">Comment: {comment}</small>}
            </dd>
            {more?.(question)}
          </>
        );
      })}
    </dl>
  );
}

/** Question ids hold dots, which addresses and selectors read as something else. */
export const answerAnchor = (questionId: string): string => `q-${questionId.replace(/[^A-Za-z0-9_-]/g, '-')}`;
