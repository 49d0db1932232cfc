const SPACES = {
  office: 'office',
  style: 'style',
  text: 'text',
  table: 'table',
  draw: 'drawing',
  fo: 'xsl-fo-compatible',
  svg: 'svg-compatible',
};

const names = Object.entries(SPACES)
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** How pages look, and what is printed on each of them. */
export interface Sheet {
  readonly head?: string;
  readonly foot?: string;
}

/** A document in the format that LibreOffice keeps in one file, A5 so that little text makes several pages. */
export function fodt(body: readonly string[], { head, foot }: Sheet = {}): string {
  const running = (kind: string, text: string | undefined): string =>
    text === undefined ? '' : `<style:${kind}><text:p text:style-name="Running">${text}</text:p></style:${kind}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${names} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
${style('Standard', '', `<style:paragraph-properties fo:margin-bottom="0.25cm"/>${words(10)}`)}
${style('Running', 'Standard', words(9))}
${style('Title', 'Standard', words(18, true))}
${style('Heading_20_1', 'Standard', words(14, true))}
${style('Heading_20_2', 'Standard', words(11, true))}
${style('Footnote', 'Standard', `<style:paragraph-properties fo:margin-bottom="0cm"/>${words(8)}`)}
${style('Item', 'Standard', '<style:paragraph-properties fo:margin-left="1.2cm" fo:text-indent="-0.6cm"/>')}
${style('Contents', 'Standard', '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="10.7cm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties>')}
<style:style style:name="Raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-style-name="Raised" text:citation-body-style-name="Raised" style:num-format="1" text:start-value="0" text:start-numbering-at="document" text:footnotes-position="page"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
<style:style style:name="Two" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="A5"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm" fo:margin="2cm"/>
<style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A5">
${running('header', head)}${running('footer', foot)}</style:master-page></office:master-styles>
<office:body><office:text>${body.join('\n')}</office:text></office:body></office:document>`;
}

const style = (name: string, parent: string, properties: string): string =>
  `<style:style style:name="${name}" style:family="paragraph"${parent && ` style:parent-style-name="${parent}"`}>${properties}</style:style>`;

const words = (size: number, bold = false): string =>
  `<style:text-properties fo:font-family="Liberation Sans" fo:font-size="${size}pt" fo:language="en" fo:country="GB"` +
  `${bold ? ' fo:font-weight="bold"' : ''}/>`;

/** A paragraph of a style of these sheets: Standard, Title, Heading_20_1, Heading_20_2, Item, Contents. */
export const para = (text: string, of = 'Standard'): string => `<text:p text:style-name="${of}">${text}</text:p>`;

/** A footnote where it is referred to. */
export const note = (mark: number, text: string): string =>
  `<text:note text:id="n${mark}" text:note-class="footnote"><text:note-citation>${mark}</text:note-citation>` +
  `<text:note-body>${para(text, 'Footnote')}</text:note-body></text:note>`;

/** A table with its cells drawn; the first row is its head. */
export function grid(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => `<table:table-cell table:style-name="Cell">${para(cell)}</table:table-cell>`),
  );
  const columns = `<table:table-column table:number-columns-repeated="${rows[0]?.length ?? 0}"/>`;
  return `<table:table>${columns}${cells.map((row) => `<table:table-row>${row.join('')}</table:table-row>`).join('')}</table:table>`;
}

export const PAGE_NUMBER = '<text:page-number/>';
export const PAGE_COUNT = '<text:page-count/>';

/** Two columns with these paragraphs. */
export const twoColumns = (paragraphs: readonly string[]): string =>
  `<text:section text:style-name="Two" text:name="Columns">${paragraphs.join('')}</text:section>`;
