import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStartBody } from '../../../functions/console/start-body.ts';
import { StartForm } from '../../../functions/intake/start-assessment.ts';
import { checkForm } from '../../../functions/web/typed-form.ts';
import { keepable, NUL } from '../../support/odd-inputs.ts';

type Body = Record<string, unknown>;

const good = () => ({
  ...{ supplierId: 'sup_1', systemId: 'sys_1', message: 'Hello.', requesterPhone: '+44 20 7946 0958' },
  ...{ policy: 'house', continues: 'asm_1', contact: { name: 'Vera', email: 'vera@acme.example', language: 'de' } as Body },
});
const fields = ['supplierId', 'systemId', 'message', 'requesterPhone', 'policy', 'continues'];
const pointers = [...fields.map((field) => `/${field}`), '/contact/name', '/contact/email', '/contact/language'];

/** The good body with one field changed. */
function having(pointer: string, value: unknown): Body {
  const body: Body = good();
  const [field = '', part] = pointer.slice(1).split('/');
  if (part === undefined) return { ...body, [field]: value };
  return { ...body, [field]: { ...(body[field] as Body), [part]: value } };
}

/** As it comes from a caller: of JSON's own kinds. */
const read = (body: unknown) => readStartBody(JSON.parse(JSON.stringify(body) ?? 'null'));
const problemsOf = (body: unknown) => {
  const result = read(body);
  return result.ok ? [] : result.problems;
};

const LIBRARY_WORDS = /expected|received|invalid|too (?:small|big)|unrecognized|>=|<=/i;

describe('the body that starts an assessment', () => {
  test('is taken as it is', () => {
    const { contact, ...others } = good();
    expect(read({ contact, ...others })).toEqual({ ok: true, value: { contact, ...others } });
    const { supplierId, systemId } = others;
    const { name, email } = contact;
    const least = { supplierId, systemId, contact: { name, email } };
    expect(read(least)).toEqual({ ok: true, value: { ...least, policy: '' } });
  });

  test.each(pointers)('%s: what no store can hold, or is no text, is named by its pointer alone, in plain words', (pointer) => {
    const lone = 'A\ud800B';
    // A policy is only looked up among those offered: any text may ask for one.
    const texts = pointer === '/policy' ? [] : [NUL, lone, `${lone}@acme.example`, '\0', 'x'.repeat(2001)];
    for (const value of [...texts, 7, true, null, [], ['x'], {}, { name: 'x' }]) {
      const problems = problemsOf(having(pointer, value));
      expect([value, problems.map((problem) => problem.pointer)]).toEqual([value, [pointer]]);
      expect(problems[0]?.detail).not.toMatch(LIBRARY_WORDS);
    }
  });

  test('what must be there is said to be missing', () => {
    const missing = (body: unknown) => problemsOf(body).map(({ pointer, detail }) => `${pointer}: ${detail}`);
    const all = ['/supplierId', '/systemId', '/contact'].map((pointer) => `${pointer}: This is missing`);
    expect(missing({})).toEqual(all);
    expect(missing(having('/contact', {}))).toEqual(['/contact/name: This is missing', '/contact/email: This is missing']);
    for (const body of [null, [], 'text', 7]) expect(missing(body)).toEqual([': This must be an object']);
    expect(missing(having('/contact/language', 'tlh'))).toEqual(['/contact/language: This must be one of: en, de']);
  });

  test('each unknown field is named, wherever it stands and whatever it is called', () => {
    const odd = '{"extra":1,"a/b~c":2,"":3,"__proto__":4,"constructor":5,"contact":{"cc":"x","name":"V","email":"v@acme.example"}}';
    const body = { supplierId: 'sup_1', systemId: 'sys_1' };
    const result = readStartBody(JSON.parse(odd.replace('{', `${JSON.stringify(body).slice(0, -1)},`)));
    const named = result.ok ? [] : result.problems.map(({ pointer }) => pointer);
    expect(named.toSorted()).toEqual(['/', '/__proto__', '/a~1b~0c', '/constructor', '/contact/cc', '/extra']);
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, 1]));
    expect(problemsOf({ ...body, ...many })).toHaveLength(100);
  });

  const typed = (name: string, email: string, message: string) =>
    checkForm(StartForm, {
      ...{ contactName: name, contactEmail: email, contactLanguage: '', message },
      ...{ requesterPhone: '', policyId: '' },
    });

  test.each(Object.entries(keepable))('texts are kept as the page keeps them: %s', (_, odd) => {
    for (const text of [odd, `a${odd}`, `${odd}b`]) {
      const body = having('/contact/name', text);
      const [byApi, byPage] = [read({ ...body, message: text }), typed(text, 'vera@acme.example', text)];
      if (!byPage.ok) {
        expect(byApi.ok).toBe(false);
        continue;
      }
      // Nothing at all is no message on the page; the API's callers leave it out.
      const { contactName: name, message } = byPage.value;
      if (message) expect(byApi).toMatchObject({ ok: true, value: { contact: { name }, message } });
      expect(name).not.toMatch(/[\r\n]/);
    }
    expect(read(having('/contact/email', ' vera@acme.example\r\n'))).toMatchObject({
      value: { contact: { email: 'vera@acme.example' } },
    });
  });

  test('whatever text is sent, the page and the API agree on it, and a name is one line that can be stored', () => {
    const unit = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.constantFrom('\0', '\ud800', '\r\n', '\u0085', ' ', 'é'));
    const text = fc.oneof(
      fc.array(unit, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 210 }),
    );
    fc.assert(
      fc.property(text, (name) => {
        const [byApi, byPage] = [read(having('/contact/name', name)), typed(name, 'vera@acme.example', '')];
        expect(byApi.ok).toBe(byPage.ok);
        if (!byApi.ok || !byPage.ok) return;
        const kept = byApi.value.contact.name;
        expect(kept).toBe(byPage.value.contactName);
        expect(kept.isWellFormed() && !/[\p{Cc}]/u.test(kept)).toBe(true);
      }),
    );
  });
});
