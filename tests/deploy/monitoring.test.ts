import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../src/adapters/metrics.ts';
import { A_READING, EACH_MEASURED } from '../support/measured.ts';
import { PROMTOOL, PROMTOOL_NOTE, promtool } from '../support/promtool.ts';
import { readScrape } from '../support/scrape.ts';

const ALERTS = 'deploy/monitoring/alerts.yaml';
const CASES = 'tests/fixtures/monitoring/alerts-cases.yaml';

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['warning', 'critical']) }),
        }),
      ),
    }),
  ),
});
const dashboard = z.object({
  panels: z.array(
    z.looseObject({
      id: z.number(),
      title: z.string(),
      gridPos: z.object({ x: z.number(), w: z.number() }),
      targets: z.array(z.object({ expr: z.string() })).default([]),
    }),
  ),
});
const cases = z.object({
  tests: z.array(
    z.object({
      alert_rule_test: z.array(z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) })),
    }),
  ),
});

const alerts = rules.parse(parse(await readFile(ALERTS, 'utf8'))).groups.flatMap((group) => group.rules);
const { panels } = dashboard.parse(JSON.parse(await readFile('deploy/monitoring/dashboard.json', 'utf8')));
const page = await readFile('docs/monitoring.md', 'utf8');

/** What the service exposes, of its own and of the process. */
async function exposed(): Promise<readonly string[]> {
  const { meter, text } = createMetrics();
  for (const each of EACH_MEASURED) meter.note(each);
  return readScrape(await text(A_READING)).metrics;
}
const own = (names: readonly string[]): readonly string[] => names.filter((name) => name.startsWith('clausebook_'));

/** Metrics named in an expression, as they are declared. */
const namedIn = (expressions: readonly string[]): readonly string[] => [
  ...new Set(
    expressions.flatMap((text) =>
      [...text.matchAll(/\b(?:clausebook|nodejs|process)_\w+/g)].map(([name]) => name.replace(/_bucket$/, '')),
    ),
  ),
];
const inAlerts = namedIn(alerts.map(({ expr }) => expr));
const inDashboard = namedIn(panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)));

describe('the rules and the dashboard', () => {
  it('name no metric that the service does not expose', async () => {
    const there = await exposed();
    expect([...inAlerts, ...inDashboard].filter((name) => !there.includes(name))).toEqual([]);
    expect(inAlerts.length).toBeGreaterThan(10);
  });

  it('leave no metric of the service unseen', async () => {
    const there = own(await exposed());
    expect(there.length).toBeGreaterThan(15);
    expect(there.filter((name) => !inDashboard.includes(name))).toEqual([]);
  });

  it('are explained in docs/monitoring.md, each metric and each alert, and nothing else is', async () => {
    const explained = [...page.matchAll(/^\| `(clausebook_\w+)`/gm)].map(([, name]) => name);
    expect(new Set(explained)).toEqual(new Set(own(await exposed())));
    const answered = [...page.matchAll(/^\| `(Clausebook\w+)`/gm)].map(([, name]) => name);
    expect(answered).toEqual(alerts.map(({ alert }) => alert));
  });

  it('have panels that stand side by side within the page', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(panels.filter(({ gridPos: { x, w } }) => x + w > 24)).toEqual([]);
  });

  it('have a case in which each alert fires and one in which it does not', async () => {
    const tested = cases.parse(parse(await readFile(CASES, 'utf8'))).tests.flatMap((each) => each.alert_rule_test);
    const of = (fires: boolean) =>
      tested.filter(({ exp_alerts }) => exp_alerts.length > 0 === fires).map(({ alertname }) => alertname);
    const names = alerts.map(({ alert }) => alert);
    expect([of(true), of(false)]).toEqual([names, names]);
  });

  it.skipIf(!PROMTOOL)(`are rules that Prometheus takes${PROMTOOL_NOTE}`, () => {
    const { code, says } = promtool(['check', 'rules', ALERTS]);
    expect({ code, says }).toEqual({ code: 0, says: expect.stringContaining(`SUCCESS: ${alerts.length} rules`) });
  });

  it.skipIf(!PROMTOOL)(`fire when they should, and not otherwise${PROMTOOL_NOTE}`, () => {
    expect(promtool(['test', 'rules', CASES])).toMatchObject({ code: 0 });
  });
});
