import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of style that the renderer decides.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    // The answers to one question are radio buttons of one name; lists of values are sent under one name.
    'form-dup-name': 'off',
    // Their style keeps them on one line where a line has room for them.
    'tel-non-breaking': ['error', { ignoreClasses: ['phone'] }],
  },
});

/** What is wrong with a page's HTML, each with the text around it; empty when it is clean. */
export async function htmlProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const lines = html.split('\n');
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => {
      const around = lines[line - 1]?.slice(Math.max(0, column - 40), column + 60);
      return `${ruleId}: ${message} (${around})`;
    });
}
