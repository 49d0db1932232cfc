import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId } from '../../src/core/guidance.ts';
import type { Clause } from '../../src/core/guidance.ts';
import { handingOver } from '../../src/knowledge/handing-over.ts';
import { anyClauses } from '../support/any-clause.ts';
import { GEDLING } from '../support/builders.ts';

/** The document of a clause, without its clauses. */
const documentOf = ({ citation: { council, document, title, version, dates } }: Clause) => ({
  council,
  id: document,
  title,
  dates,
  ...(version === undefined ? {} : { version }),
});

/** What came of a clause on the other side of a thread's border. */
function handed(clause: Clause, of = documentOf(clause)): Clause {
  const { slim, whole } = handingOver(of, [GEDLING]);
  return whole(structuredClone(slim(clause)));
}

describe('a clause that is handed over', () => {
  it('comes out as it was, of its own document or with a citation that is none of it', () => {
    fc.assert(
      fc.property(anyClauses(1, 4), (clauses) => {
        for (const clause of clauses) {
          expect(handed(clause)).toEqual(clause);
          for (const other of clauses) expect(handed(clause, documentOf(other))).toEqual(clause);
        }
      }),
    );
  });

  it('keeps its text where that is not what its parts make', () => {
    fc.assert(
      fc.property(anyClauses(1, 1), ([clause]) => {
        const older = { ...clause!, text: `${clause!.text} as it was composed once` };
        expect(handed(older)).toEqual(older);
      }),
    );
  });

  it('goes without what its document and its parts tell', () => {
    fc.assert(
      fc.property(anyClauses(1, 1), ([clause]) => {
        const { slim } = handingOver(documentOf(clause!), [GEDLING]);
        const { citation, text } = slim(clause!);
        expect(text).toBeUndefined();
        expect(Object.keys(citation)).not.toContain('title');
        const elsewhere = handingOver({ ...documentOf(clause!), id: documentId('another') }, [GEDLING]).slim(clause!);
        expect(elsewhere.citation).toEqual(clause!.citation);
      }),
    );
  });
});
