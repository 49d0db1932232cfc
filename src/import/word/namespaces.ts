const OPEN_XML = 'http://schemas.openxmlformats.org';
/** Where the strict form of the standard has its names. */
const STRICT = 'http://purl.oclc.org/ooxml';
const MICROSOFT = 'http://schemas.microsoft.com/office/';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OPEN_XML}/wordprocessingml/2006/main`, 'w'],
  [`${STRICT}/wordprocessingml/main`, 'w'],
  [`${OPEN_XML}/officeDocument/2006/relationships`, 'r'],
  [`${STRICT}/officeDocument/relationships`, 'r'],
  [`${OPEN_XML}/officeDocument/2006/math`, 'm'],
  [`${STRICT}/officeDocument/math`, 'm'],
  [`${OPEN_XML}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${STRICT}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${OPEN_XML}/drawingml/2006/main`, 'a'],
  [`${STRICT}/drawingml/main`, 'a'],
  [`${OPEN_XML}/markup-compatibility/2006`, 'mc'],
  [`${OPEN_XML}/package/2006/relationships`, 'rel'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** The prefix by which the reader knows a namespace, whichever the file uses; "*" for one it does not know. */
export const prefixOf = (namespace: string): string => PREFIXES.get(namespace) ?? '*';

/** Whether Word understands what is written in a namespace, and so shows it instead of what stands there for older programs. */
export const isKnown = (namespace: string): boolean => PREFIXES.has(namespace) || namespace.startsWith(MICROSOFT);
