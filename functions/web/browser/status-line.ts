import type { Say } from '../save-answer.ts';
import type { State } from './autosave.ts';

/**
 * Shows how saving goes. The words are the page's own, in its language; the time is the reader's. Only results stand in the part
 * that is announced, and the same result twice is announced once. Its button is there for good: pressing it saves first, and what
 * that comes to must not take away what was pressed.
 */
export function statusLine(line: HTMLElement): (state: State) => void {
  const [progress, result] = [...line.children] as HTMLElement[];
  const { idle = '', saving = '', saved = '', failed = '', offline = '', large = '', unclear = '', save = '' } = line.dataset;
  const button = pressing();
  line.append(' ', button);
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

  const wordsOf = (state: State): Say => {
    switch (state.kind) {
      case 'saved': {
        const text = saved.replace('{time}', clock.format(new Date(state.at)));
        return state.say ? { ...state.say, text: `${text}. ${state.say.text}` } : { text };
      }
      case 'said':
        return state.say;
      case 'unclear':
        return { text: unclear, button: save };
      default:
        return { text: { idle, saving, failed, offline, 'too-large': large }[state.kind] };
    }
  };

  return (state) => {
    line.dataset.state = state.kind;
    // The page said of words that it offered again that they were stored nowhere.
    if (state.kind === 'saved') document.querySelector('[data-until-saved]')?.remove();
    if (!progress || !result) return;
    progress.textContent = state.kind === 'saving' ? saving : '';
    if (state.kind === 'saving') return;
    const { text, button: does = '', link } = wordsOf(state);
    if (result.textContent !== text) result.textContent = text;
    button.textContent = does;
    button.hidden = does === '';
    line.querySelector('a')?.remove();
    if (link) line.append(' ', leading(link));
  };
}

/** Presses the form that the line stands in, as its own Save does. */
function pressing(): HTMLElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'submit', name: 'then', value: 'stay', className: 'small', hidden: true });
  return button;
}

function leading({ text, href }: { text: string; href: string }): HTMLElement {
  const link = document.createElement('a');
  Object.assign(link, { href, textContent: text });
  return link;
}
