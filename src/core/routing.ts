import type { DocumentId } from './guidance.ts';
import type { Council, Team } from './people.ts';

/**
 * The team that a question goes to: the one with a topic among its words, else the one for the document nearest to it, else the one
 * that the document's owner is named after, else the council's first. Undefined if the council has no teams.
 */
export function teamFor(
  question: string,
  nearest: { readonly document: DocumentId; readonly owner: string | undefined } | undefined,
  council: Council,
): Team | undefined {
  const { teams } = council;
  const words = ` ${plain(question)} `;
  return (
    teams.find(({ topics }) => topics.some((topic) => named(topic, words))) ??
    teams.find(({ documents }) => nearest !== undefined && documents.includes(nearest.document)) ??
    teams.find(({ name }) => nearest?.owner !== undefined && plain(nearest.owner).includes(plain(name))) ??
    teams[0]
  );
}

/** As whole words, whatever the capitals; a topic in the singular also names its plural in “s”. */
function named(topic: string, words: string): boolean {
  const sought = plain(topic);
  return sought !== '' && (words.includes(` ${sought} `) || words.includes(` ${sought}s `));
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
