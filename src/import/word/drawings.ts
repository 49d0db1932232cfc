import { descendants, plainText } from './tree.ts';
import type { Xml } from './xml.ts';

const BOX = 'w:txbxContent';

/** The text boxes of a drawing, not those within them. */
export const boxesOf = (drawing: Xml): readonly Xml[] =>
  [...descendants(drawing, ({ name }) => name !== BOX)].filter(({ name }) => name === BOX);

const describes = ({ name, attributes }: Xml): string | undefined => {
  if (name === 'wp:docPr') return attributes['descr'] || attributes['title'];
  if (name === 'v:textpath') return attributes['string'];
  return name.startsWith('v:') ? attributes['alt'] : undefined;
};

/** A diagram and a chart are of namespaces that nothing else is read of. */
const PICTURES: readonly string[] = ['a:blip', 'v:imagedata', '*:relIds', '*:chart'];

/**
 * What is said of a picture: its alternative text, or the words of a WordArt, which may be none. Undefined for what is no picture, such as
 * a line, and says nothing.
 */
export function pictureText(drawing: Xml): string | undefined {
  let isPicture = false;
  for (const element of descendants(drawing, ({ name }) => name !== BOX)) {
    const said = describes(element)?.trim();
    if (said !== undefined && said !== '') return said;
    isPicture ||= PICTURES.includes(element.name);
  }
  return isPicture ? '' : undefined;
}

/** The ids by which a drawing calls the diagrams and charts in it. */
export const figuresOf = (drawing: Xml): readonly string[] =>
  [...descendants(drawing, ({ name }) => name !== BOX)]
    .filter(({ name }) => name === '*:relIds' || name === '*:chart')
    .map(({ attributes }) => attributes['r:dm'] ?? attributes['r:id'] ?? '');

/** The words in a diagram or chart. */
export const figureText = (figure: Xml): string =>
  [...descendants(figure)]
    .filter(({ name }) => name === 'a:t')
    .map(plainText)
    .join(' ');
