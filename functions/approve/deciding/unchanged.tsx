import type { Typed } from '../../web/typed-form.ts';
import { conditionField, conditionRows, dueField, isFilled, ownerField, proofField, SUPPLIER } from './decision-form.ts';
import type { ExceptionShown } from './exception-shown.ts';
import { nameOf } from './people-of.ts';

interface UnchangedProps {
  why: string;
  shown: ExceptionShown;
  typed: Typed;
}

const choiceWords: Record<string, string> = {
  approve: 'Approve',
  'approve-with-conditions': 'Approve with conditions',
  reject: 'Reject',
};

/** A click that changed nothing, and why. Nothing typed is lost: it stands in the form, or here to be copied where there is no form any more. */
export function Unchanged({ why, shown, typed }: UnchangedProps) {
  const mayDecide = shown.standing.kind === 'may-decide';
  return (
    <div class="notice warn" role="status">
      <p>
        <strong>Your click changed nothing.</strong> {why}
        {mayDecide && (
          <>
            {' '}
            What you typed is still <a href="#decide">in the form</a>.
          </>
        )}
      </p>
      {!mayDecide && <TypedWords shown={shown} typed={typed} />}
    </div>
  );
}

function TypedWords({ shown, typed }: Omit<UnchangedProps, 'why'>) {
  const said = (name: string) => (typed[name] ?? '').trim();
  const choice = choiceWords[said('choice')];
  const rows = conditionRows.filter((n) => isFilled(typed, n));
  if (!choice && !said('reasons') && !said('until') && rows.length === 0) return null;
  const fact = (label: string, words: string | undefined) =>
    words && (
      <>
        <dt>{label}</dt>
        <dd class="answer">{words}</dd>
      </>
    );
  return (
    <details open>
      <summary>What you had typed</summary>
      <dl class="facts">
        {fact('Decision', choice)}
        {fact('Reasons', said('reasons'))}
        {fact('Accept only until', said('until'))}
        {rows.map((n) => (
          <>
            {fact(`Condition ${n + 1}`, said(conditionField(n)) || '(no words yet)')}
            {fact('By whom', ownerWords(said(ownerField(n)), shown))}
            {fact('What proves it done', said(proofField(n)))}
            {fact('By when', said(dueField(n)))}
          </>
        ))}
      </dl>
    </details>
  );
}

const ownerWords = (owner: string, { file, directory }: ExceptionShown): string =>
  owner === SUPPLIER ? file.assessment.supplierName : owner && nameOf(directory, owner);
