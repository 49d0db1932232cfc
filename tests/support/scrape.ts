/** What Prometheus reads of one page: of each series its labels and its value, by the name of its metric as it is declared. */
export interface Scrape {
  /** Names as they are declared: of a histogram without _bucket, _sum and _count. */
  readonly metrics: readonly string[];
  /** Undefined: there is no such series. */
  readonly value: (series: string) => number | undefined;
  /** The distinct values of a label, over all series of a metric. */
  readonly labels: (metric: string, label: string) => readonly string[];
}

export function readScrape(page: string): Scrape {
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const series = new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
  return {
    metrics: [...page.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name),
    value: (named) => series.get(named),
    labels: (metric, label) => [
      ...new Set(
        [...series.keys()]
          .filter((each) => each.startsWith(`${metric}{`))
          .flatMap((each) => new RegExp(`[{,]${label}="([^"]*)"`).exec(each)?.[1] ?? []),
      ),
    ],
  };
}
