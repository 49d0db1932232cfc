import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drafted } from '../../src/import/draft.ts';
import { makeDraft } from '../../src/import/make-draft.ts';
import { proofPage } from '../../src/import/proof-page.ts';
import { proofOf, proofText } from '../../src/import/proof.ts';
import type { Source } from '../../src/import/source.ts';
import { anySource } from '../support/any-source.ts';
import { aSource, heading, para, plain } from '../support/source.ts';

const drafted = (source: Source): Drafted => makeDraft(source, 'kites') ?? expect.unreachable();
const proof = (source: Source) => proofOf({ file: 'kites.docx', drafted: drafted(source), report: undefined });

const KITES = aSource(
  [
    heading('Kites'),
    plain('Version 1.0'),
    heading('Flying', 2, '1'),
    para('1.1', 'Fly high.'),
    para('1.3', 'Land <b>softly</b> & "well".[1]'),
    plain('unless it rains.'),
    heading('Nothing', 2),
  ],
  {
    footnotes: [{ mark: '1', text: 'On grass.' }],
    leftOut: [{ at: { paragraph: 4, page: 2 }, text: 'Kites 2024', why: 'running-head' }],
  },
);

describe('the proof', () => {
  it('says of each paragraph, in order, what became of it, and first what to look at', () => {
    expect(proofText(proof(KITES))).toBe(`What became of kites.docx
“Kites”: 2 clauses in 1 section.
9 paragraphs, table rows and footnotes were read; 2 left out.

What to look at
  - Paragraph 5: 1.3 follows 1.1. Is something missing, or out of order?
  - Paragraph 6: This was put with clause 1.3 as the closing words. The document does not say so: is it right?

Every paragraph, in order

Paragraph 1: Kites
  → Kept as the title.

Paragraph 2: Version 1.0
  → Kept as version.

Paragraph 3: 1 Flying
  → Kept as the heading over clauses 1.1 to 1.3.

Paragraph 4: 1.1 Fly high.
  → Kept as the text of clause 1.1.

Paragraph 4, page 2: Kites 2024
  → Left out: running head, printed on each page.

Paragraph 5: 1.3 Land <b>softly</b> & "well".[1]
  → Kept as the text of clause 1.3.

Paragraph 6: unless it rains.
  → Kept as the closing words of clause 1.3.

Paragraph 7: Nothing
  → Left out: heading with nothing under it.

Footnote: [1] On grass.
  → Kept as a footnote of clause 1.3.
`);
  });

  it('has a row for every piece, on paper and as a page', () => {
    fc.assert(
      fc.property(
        anySource.filter((source) => makeDraft(source, 'kites') !== undefined),
        (source) => {
          const { pieces } = drafted(source);
          expect(proof(source).rows).toHaveLength(pieces.length);
          expect(proofPage(proof(source)).match(/<tr id=/g)).toHaveLength(pieces.length);
        },
      ),
    );
  });
});

describe('the page of the proof', () => {
  it('shows what stands in the file as text, and lets nothing run or load', () => {
    const page = proofPage(proof(KITES));
    expect(page).toContain('1.3 Land &lt;b&gt;softly&lt;/b&gt; &amp; &quot;well&quot;.[1]');
    expect(page).not.toMatch(/<script|<b>|https?:/);
    expect(page).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;;/,
    );
  });
});
