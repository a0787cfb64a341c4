import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';

/**
 * Where the page's script says how saving goes (web/browser/status-line.ts): what is under way, and what came of it. Empty without
 * it. `unsaved`: the page offers words again that are stored nowhere.
 */
export function SavingLine({ language, unsaved }: { language: Language; unsaved: boolean }) {
  const { idle, saving, saved, failed, offline, large, unclear, notYet, save } = portalTexts(language).saving.line;
  const words = {
    'data-idle': idle,
    'data-saving': saving,
    'data-saved': saved,
    'data-failed': failed,
    'data-offline': offline,
    'data-large': large,
    'data-unclear': unclear,
    'data-save': save,
    ...(unsaved && { 'data-unsaved': notYet }),
  };
  return (
    <div class="saving no-print" {...words}>
      <span />
      <span role="status" />
    </div>
  );
}
