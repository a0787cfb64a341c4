import { portalTexts } from '../../texts/portal.ts';
import { FieldError, fieldId, TextInput } from '../../web/fields.tsx';
import { checkedState } from '../submit-response.ts';
import type { Visit } from '../way-in/visit.ts';
import { SessionFields } from './session-fields.tsx';

interface DeclarationProps {
  visit: Visit;
  /** What is wrong with the name or the tick. */
  errors: { name: string; message: string }[];
  signedAs?: string;
}

/** Who sends the answers, and that they are right: the form that submits. */
export function Declaration({ visit, errors, signedAs }: DeclarationProps) {
  const t = portalTexts(visit.language).check;
  const of = (name: string) => errors.find((error) => error.name === name)?.message;
  const refused = of('declaration');
  const id = fieldId('declaration');
  return (
    <form id="declaration" method="post" action="/respond/submit" class="no-print">
      <SessionFields visit={visit} />
      <input type="hidden" name="checked" value={checkedState(visit)} />
      <p>{t.goesTo(visit.work.assessment.requestedBy.name)}</p>
      <TextInput
        name="signedAs"
        label={t.yourName}
        value={signedAs ?? visit.session.name}
        autocomplete="name"
        error={of('signedAs')}
      />
      <div class={refused ? 'field has-error' : 'field'}>
        {refused && <FieldError id={`${id}-error`} message={refused} />}
        <label class="choice">
          <input
            id={id}
            type="checkbox"
            name="declaration"
            value="yes"
            aria-invalid={refused ? 'true' : undefined}
            aria-describedby={refused ? `${id}-error` : undefined}
          />
          <span>{t.declaration(visit.work.assessment.supplierName)}</span>
        </label>
      </div>
      <button type="submit">{t.submitAnswers}</button>
    </form>
  );
}
