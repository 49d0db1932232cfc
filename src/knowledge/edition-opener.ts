import { Fault } from '../core/errors.ts';
import type { EditionOpener, OpenedFiles } from '../core/opened-edition.ts';
import { faulty, problemLines } from './library.ts';
import type { EditionSource, FolderSource, Opened } from './open-edition.ts';

/** Opens a folder and what is kept of editions, in whichever way `open` does. */
export function createEditionOpener(
  folder: FolderSource,
  open: (source: EditionSource) => Promise<Opened>,
): EditionOpener {
  return {
    async files() {
      const result = await open({ from: 'folder', ...folder }).catch(unopened);
      if (result.outcome === 'opened' || 'count' in result) return result;
      const problems = problemLines(result.problems);
      return { outcome: 'faulty', problems, count: result.problems.length, fault: faulty(folder.root, problems) };
    },
    async kept(id, content) {
      const result = await open({ from: 'kept', id, content });
      if (result.outcome === 'opened') return result.opened;
      throw new Fault('EDITION_UNREADABLE', `What is kept as edition ${id} has problems.`);
    },
  };
}

/** A folder that is not there is a problem of the files like any other. */
function unopened(cause: unknown): Extract<OpenedFiles, { outcome: 'faulty' }> {
  if (!(cause instanceof Fault) || cause.code !== 'KNOWLEDGE_UNREADABLE') throw cause;
  return { outcome: 'faulty', problems: [cause.message], count: 1, fault: cause };
}
