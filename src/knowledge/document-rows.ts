import type { Clause, GuidanceDocument } from '../core/guidance.ts';
import type { ClauseRow } from './altered-words.ts';
import type { DocumentFile } from './document-schema.ts';
import type { Folder, ReadFile } from './read-folder.ts';
import type { Path } from './read-yaml.ts';

/** A clause, the row of the file that it was read from, and where this stands. */
export interface DocumentRow {
  readonly clause: Clause;
  readonly row: ClauseRow;
  readonly path: Path;
}

/** A document with the file that it was read from. */
export interface ReadDocument {
  readonly file: ReadFile<DocumentFile>;
  readonly document: GuidanceDocument;
  readonly rows: readonly DocumentRow[];
}

/** Every document, in the order of the files. */
export const readDocuments = ({
  documentFiles,
  documents,
}: Pick<Folder, 'documentFiles' | 'documents'>): readonly ReadDocument[] =>
  documents.flatMap((document, index) => {
    const file = documentFiles[index];
    if (file === undefined) return [];
    const placed = file.value.sections.flatMap(({ clauses }, at) =>
      clauses.map((row, nth) => ({ row, path: ['sections', at, 'clauses', nth] })),
    );
    const rows = document.clauses.flatMap((clause, nth) => {
      const row = placed[nth];
      return row === undefined ? [] : [{ clause, ...row }];
    });
    return [{ file, document, rows }];
  });
