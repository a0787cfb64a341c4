import type { Language } from '../../domain/language.ts';
import type { AnswerText } from '../answers/answer-text.ts';
import { AnswerView } from './answer.tsx';

/** Something that was typed and is stored nowhere; `label`: its question, where the reader may see that. */
export interface Kept {
  label?: string;
  answer: AnswerText;
}

/** Words to be copied: they stand on this page only. */
export function KeptWords({ words, language }: { words: readonly Kept[]; language: Language }) {
  return (
    <>
      {words.map(({ label, answer }) => (
        <div class="kept">
          {label && (
            <p>
              <strong>{label}</strong>
            </p>
          )}
          <blockquote>
            <AnswerView answer={answer} files={[]} language={language} />
          </blockquote>
        </div>
      ))}
    </>
  );
}
