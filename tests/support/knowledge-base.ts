import type { Edition, Library, Reloaded } from '../../src/core/ports.ts';

/** A knowledge base with this edition in force. Its files never change, unless a test says what comes of reading them again. */
export function knowledgeOf(edition: Edition, next: () => Reloaded | Edition = () => edition): Library {
  let inForce = edition;
  let problems: readonly string[] = [];
  return {
    current: () => inForce,
    problems: () => problems,
    async reload() {
      const come = next();
      problems = 'problems' in come ? come.problems : [];
      if ('outcome' in come) return come;
      const before = inForce.id;
      inForce = come;
      if (come.id === before) return { outcome: 'unchanged', edition: before };
      return { outcome: 'in-force', edition: come.id, before };
    },
  };
}
