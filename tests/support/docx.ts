import { strToU8, zipSync } from 'fflate';

const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const NAMESPACES = [
  `xmlns:w="${TRANSITIONAL.main}"`,
  `xmlns:r="${TRANSITIONAL.relations}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const WORD_TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A Word document to be made: the XML that stands within the root of each part. */
export interface DocxContents {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly settings?: string;
  /** By the id that a section calls each by. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
  /** What its properties say its title is. */
  readonly title?: string;
  /** Files as they are, by their names; they replace what would be made by the same name. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

interface Part {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  readonly xml: string;
}

const wrapped = (root: string, xml: string): string => `${HEAD}<w:${root} ${NAMESPACES}>${xml}</w:${root}>`;

const ROOTS: Readonly<Record<string, string>> = { header: 'hdr', footer: 'ftr', main: 'document' };

function partsOf(contents: DocxContents): readonly Part[] {
  const { styles, numbering, footnotes, endnotes, comments, settings, headers = {}, footers = {} } = contents;
  const single = Object.entries({ styles, numbering, footnotes, endnotes, comments, settings }).flatMap(
    ([kind, xml]) => (xml === undefined ? [] : [{ id: `of-${kind}`, kind, file: `${kind}.xml`, xml }]),
  );
  const edges = Object.entries({ header: headers, footer: footers }).flatMap(([kind, all]) =>
    Object.entries(all).map(([id, xml]) => ({ id, kind, file: `${kind}-${id}.xml`, xml })),
  );
  return [...single, ...edges];
}

const relations = (all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONS}">${all.join('')}</Relationships>`;

const typesOf = (parts: readonly Part[]): string =>
  [
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...[{ kind: 'document.main', file: 'document.xml' }, ...parts].map(
      ({ kind, file }) => `<Override PartName="/word/${file}" ContentType="${WORD_TYPES}.${kind}+xml"/>`,
    ),
    '</Types>',
  ].join('');

const propertiesOf = (title: string): string =>
  [
    `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
    ` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
  ].join('');

/** The files of a Word document, by their names in the archive, before they are packed. */
export function docxFiles(contents: DocxContents): Readonly<Record<string, string | Uint8Array>> {
  const parts = partsOf(contents);
  const { title, files } = contents;
  return {
    '[Content_Types].xml': typesOf(parts),
    '_rels/.rels': relations([
      `<Relationship Id="main" Type="${TRANSITIONAL.relations}/officeDocument" Target="word/document.xml"/>`,
      title === undefined
        ? ''
        : `<Relationship Id="core" Type="${PACKAGE_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>`,
    ]),
    'word/_rels/document.xml.rels': relations(
      parts.map(
        ({ id, kind, file }) => `<Relationship Id="${id}" Type="${TRANSITIONAL.relations}/${kind}" Target="${file}"/>`,
      ),
    ),
    'word/document.xml': wrapped('document', `<w:body>${contents.body}</w:body>`),
    ...Object.fromEntries(parts.map(({ kind, file, xml }) => [`word/${file}`, wrapped(ROOTS[kind] ?? kind, xml)])),
    ...(title === undefined ? {} : { 'docProps/core.xml': propertiesOf(title) }),
    ...files,
  };
}

/** The day that the archive says its files are of; without one, packing again would make other bytes. */
const PACKED = new Date(2026, 0, 1);

/** Packs files into a zip archive. Same files, same bytes. */
export const packed = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? strToU8(file) : file]),
    ),
    { mtime: PACKED },
  );

/** Makes a Word document that Word and LibreOffice open. */
export const docx = (contents: DocxContents): Uint8Array => packed(docxFiles(contents));

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A run of text; `properties` are XML. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export interface ParagraphLook {
  readonly style?: string;
  /** The list by its numId. */
  readonly list?: number;
  readonly level?: number;
  /** Run properties of its mark, as XML. */
  readonly mark?: string;
  /** Other properties, as XML. */
  readonly properties?: string;
}

/** A paragraph around runs and whatever else stands in one, as XML. */
export function paragraphOf(content: string, look: ParagraphLook = {}): string {
  const { style, list, level, mark, properties = '' } = look;
  const numbering = [
    level === undefined ? '' : `<w:ilvl w:val="${level}"/>`,
    list === undefined ? '' : `<w:numId w:val="${list}"/>`,
  ].join('');
  const all = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    numbering === '' ? '' : `<w:numPr>${numbering}</w:numPr>`,
    properties,
    mark === undefined ? '' : `<w:rPr>${mark}</w:rPr>`,
  ].join('');
  return `<w:p>${all === '' ? '' : `<w:pPr>${all}</w:pPr>`}${content}</w:p>`;
}

export const paragraph = (text: string, look: ParagraphLook = {}): string => paragraphOf(run(text), look);

export interface LevelLook {
  readonly text: string;
  readonly format?: string;
  readonly start?: number;
  readonly restart?: number;
  readonly legal?: boolean;
  readonly style?: string;
  /** Other elements of the level after its text, as XML. */
  readonly more?: string;
}

/** One level of a list, from 0. */
export const level = (depth: number, look: LevelLook): string =>
  [
    `<w:lvl w:ilvl="${depth}"><w:start w:val="${look.start ?? 1}"/><w:numFmt w:val="${look.format ?? 'decimal'}"/>`,
    look.restart === undefined ? '' : `<w:lvlRestart w:val="${look.restart}"/>`,
    look.style === undefined ? '' : `<w:pStyle w:val="${look.style}"/>`,
    look.legal === true ? '<w:isLgl/>' : '',
    `<w:suff w:val="space"/><w:lvlText w:val="${escaped(look.text)}"/><w:lvlJc w:val="left"/>${look.more ?? ''}</w:lvl>`,
  ].join('');

/** A definition of a list; `more` is XML before its levels. */
export const definition = (id: number, levels: readonly LevelLook[], more = ''): string =>
  [
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${more}`,
    ...levels.map((each, depth) => level(depth, each)),
    '</w:abstractNum>',
  ].join('');

/** A list by its numId; `overrides` says where it starts anew, by level. */
export const list = (id: number, definitionId: number, overrides: Readonly<Record<number, number>> = {}): string =>
  [
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${definitionId}"/>`,
    ...Object.entries(overrides).map(
      ([depth, start]) => `<w:lvlOverride w:ilvl="${depth}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    ),
    '</w:num>',
  ].join('');

export interface StyleLook {
  readonly name?: string;
  readonly basedOn?: string;
  readonly type?: 'paragraph' | 'character' | 'numbering';
  /** Paragraph and run properties, as XML. */
  readonly paragraph?: string;
  readonly run?: string;
  readonly more?: string;
}

export const style = (id: string, look: StyleLook = {}): string =>
  [
    `<w:style w:type="${look.type ?? 'paragraph'}" w:styleId="${id}"><w:name w:val="${look.name ?? id}"/>`,
    look.basedOn === undefined ? '' : `<w:basedOn w:val="${look.basedOn}"/>`,
    look.paragraph === undefined ? '' : `<w:pPr>${look.paragraph}</w:pPr>`,
    look.run === undefined ? '' : `<w:rPr>${look.run}</w:rPr>`,
    '</w:style>',
  ].join('');
