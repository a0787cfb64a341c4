import type { Language } from '../../domain/language.ts';
import { portalTexts } from '../../texts/portal.ts';

/** Where the page's script says how saving goes (web/browser/status-line.ts): what is under way, and what came of it. Empty without it. */
export function SavingLine({ language }: { language: Language }) {
  const { idle, saving, saved, failed, offline, large, unclear, save } = portalTexts(language).saving.line;
  const words = {
    'data-idle': idle,
    'data-saving': saving,
    'data-saved': saved,
    'data-failed': failed,
    'data-offline': offline,
    'data-large': large,
    'data-unclear': unclear,
    'data-save': save,
  };
  return (
    <div class="saving no-print" {...words}>
      <span />
      <span role="status" />
    </div>
  );
}
