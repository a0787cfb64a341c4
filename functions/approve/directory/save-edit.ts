import type { StaffActor } from '../../domain/actor.ts';
import { changeDirectory } from '../../domain/deciding/change-directory.ts';
import type { Directory } from '../../domain/deciding/directory.ts';
import type { Directories, Ids } from '../../domain/ports.ts';
import { type AskAfterChangePorts, askAfterChange } from './ask-after-change.ts';
import type { AskAgainResult } from './ask-again.ts';
import { type AssurePorts, assureAddress } from './assure-address.ts';
import { type Edit, edit } from './edit.ts';

export type SavePorts = AssurePorts &
  AskAfterChangePorts & {
    directories: Directories;
    ids: Pick<Ids, 'id'>;
  };

export type Saved =
  | ({ kind: 'saved'; version: number } & AskAgainResult)
  /** It was so already: the same form sent twice. */
  | { kind: 'already' }
  | { kind: 'refused'; why: string }
  /** Somebody else changed the directory after the page was read: nothing was stored. */
  | { kind: 'moved' };

/**
 * Stores one change of the directory, made on the version that the page showed, and asks whoever decides by it now. What fails in
 * asking takes nothing back: the change is stored, and the own timers of exceptions and conditions ask again.
 */
export async function saveEdit(
  ports: SavePorts,
  { one, directory, version, by }: { one: Edit; directory: Directory; version: number; by: StaffActor },
): Promise<Saved> {
  const { version: current, changedAt: _at, changedBy: _by, ...content } = directory;
  const edited = edit(content, one);
  // Said before, and perhaps not done: what follows from it is safe to repeat.
  if (one.change === 'assure-address' && edited.kind === 'same') {
    if (one.was) await assureAddress(ports, { email: one.email, by });
    return { kind: 'already' };
  }
  if (version !== current) return { kind: edited.kind === 'same' ? 'already' : 'moved' };
  if (edited.kind !== 'edited') return { kind: 'refused', why: edited.why };
  const changed = await changeDirectory(ports, { content: edited.content, version, by });
  if (changed.kind === 'moved') return { kind: 'moved' };
  if (changed.kind === 'same') return { kind: 'already' };
  if (one.change === 'assure-address') {
    const failed = (fault: Error): AskAgainResult => ({ asked: [], failed: [{ requestId: 'all', assessmentId: 'all', fault }] });
    const mended = await assureAddress(ports, { email: one.email, by }).catch(failed);
    return { kind: 'saved', version: changed.directory.version, ...mended };
  }
  const again = await askAfterChange(ports, { before: changed.before, directory: changed.directory, by });
  return { kind: 'saved', version: changed.directory.version, ...again };
}
