/** Source maps, TypeScript (Node runs none within node_modules), its build records and pages to read. */
const NEVER_RUNS = /\.(?:map|[cm]?ts|tsx|tsbuildinfo|md|markdown)$/i;
/** Licences, notices and copyrights go with every copy of a package, whatever they are called. */
const LEGAL = /^(?:licen[cs]e|copying|notice|copyright|third[-_ ]?party)/i;
/** Builds for other platforms than Node, which takes the one beside them. */
const ELSEWHERE = /(?:^|\/)dist\/(?:browser|react-native)\//;

/** True of a file whose text has to stay with the package. */
export const isLegal = (name: string): boolean => LEGAL.test(name) && !/\.(?:[cm]?[jt]s|json|map)$/i.test(name);

/** True of a file within node_modules, named from there with slashes, that Node can never load and no licence asks to keep. */
export function neverRuns(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return !isLegal(name) && (NEVER_RUNS.test(name) || ELSEWHERE.test(path));
}
