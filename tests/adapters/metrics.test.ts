import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/adapters/metrics.ts';
import { councilId } from '../../src/core/guidance.ts';
import { aTurnMeasured, A_READING, EACH_MEASURED } from '../support/measured.ts';
import { PROMTOOL, PROMTOOL_NOTE, promtool } from '../support/promtool.ts';
import { readScrape } from '../support/scrape.ts';

describe('the metrics', () => {
  it('count and time what is measured, by kind and never by person', async () => {
    const { meter, text } = createMetrics();
    for (const each of EACH_MEASURED) meter.note(each);
    meter.note(aTurnMeasured({ answer: { outcome: 'silent', why: 'no-match' }, ms: 2500 }));
    meter.note(aTurnMeasured({ reply: 'fault', answer: undefined }));
    const { value } = readScrape(await text(A_READING));
    const counted = {
      'clausebook_turns_total{platform="slack",reply="answers"}': 2,
      'clausebook_turns_total{platform="slack",reply="fault"}': 1,
      'clausebook_answers_total{platform="slack",outcome="quoted",why=""}': 1,
      'clausebook_answers_total{platform="slack",outcome="silent",why="no-match"}': 1,
      'clausebook_council_answers_total{council="gedling",outcome="silent"}': 1,
      'clausebook_reply_seconds_bucket{le="0.1",platform="slack"}': 2,
      'clausebook_reply_seconds_bucket{le="3",platform="slack"}': 3,
      'clausebook_handlings_total{platform="teams",kind="acts",result="done"}': 1,
      'clausebook_handling_seconds_count{platform="teams"}': 1,
      'clausebook_find_seconds_bucket{le="0.05"}': 1,
      'clausebook_deliveries_total{platform="slack",outcome="later"}': 1,
      'clausebook_deliveries_total{platform="teams",outcome="failed"}': 0,
      'clausebook_delivery_seconds_bucket{le="0.5",platform="slack"}': 1,
      'clausebook_publishing_total{how="roll-back",outcome="in-force"}': 1,
      'clausebook_publishing_total{how="publish",outcome="faulty"}': 0,
      'clausebook_platform_errors_total{platform="slack",kind="reply-failed"}': 1,
      'clausebook_troubles_total{level="error",event="outbox-fault"}': 1,
    };
    for (const [series, count] of Object.entries(counted)) expect([series, value(series)]).toEqual([series, count]);
  });

  it('say how the service stands now', async () => {
    const { text } = createMetrics();
    const { value } = readScrape(await text(A_READING));
    const told = {
      clausebook_edition_number: 7,
      clausebook_edition_age_seconds: 3600,
      clausebook_edition_behind: 0,
      clausebook_model_degraded: 1,
      clausebook_database_up: 1,
      'clausebook_escalations_open{state="waiting"}': 2,
      'clausebook_escalations_oldest_age_seconds{state="claimed"}': 30,
      'clausebook_outbox_notices{state="waiting"}': 4,
      'clausebook_outbox_notices{state="parked"}': 3,
      clausebook_outbox_oldest_age_seconds: 1.5,
    };
    for (const [series, number] of Object.entries(told)) expect([series, value(series)]).toEqual([series, number]);
    const { value: later } = readScrape(await text({ ...A_READING, behind: true, modelDegraded: false }));
    expect([later('clausebook_edition_behind'), later('clausebook_model_degraded')]).toEqual([1, 0]);
  });

  it('leave out what the database did not tell, rather than say that nothing waits', async () => {
    const { text } = createMetrics();
    await text(A_READING);
    const page = await text({ ...A_READING, kept: undefined });
    expect(readScrape(page).value('clausebook_database_up')).toBe(0);
    expect(page).not.toMatch(/^clausebook_(?:outbox|escalations)/m);
    expect(readScrape(await text(A_READING)).value('clausebook_outbox_oldest_age_seconds')).toBe(1.5);
  });

  it('hold 500 councils apart and no more, whatever is asked', async () => {
    const { meter, text } = createMetrics();
    for (let n = 0; n < 600; n += 1) meter.note(aTurnMeasured({ council: councilId(`council-${n}`) }));
    meter.note(aTurnMeasured({ council: councilId('council-3') }));
    meter.note(aTurnMeasured({ council: undefined }));
    const { labels, value } = readScrape(await text(A_READING));
    expect(labels('clausebook_council_answers_total', 'council')).toHaveLength(502);
    expect(value('clausebook_council_answers_total{council="council-3",outcome="quoted"}')).toBe(2);
    expect(value('clausebook_council_answers_total{council="other",outcome="quoted"}')).toBe(100);
    expect(value('clausebook_council_answers_total{council="all",outcome="quoted"}')).toBe(1);
  });

  it('tell of the process, too', async () => {
    const { metrics } = readScrape(await createMetrics().text(A_READING));
    expect(metrics).toEqual(
      expect.arrayContaining(['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds']),
    );
  });

  it.skipIf(!PROMTOOL)(`are named and written as Prometheus wants them${PROMTOOL_NOTE}`, async () => {
    const { meter, text } = createMetrics();
    for (const each of EACH_MEASURED) meter.note(each);
    const page = await text(A_READING);
    const { code, says } = promtool(['check', 'metrics'], page);
    // What promtool says of the library's own is not ours to mend.
    expect(says.split('\n').filter((line) => line.startsWith('clausebook_'))).toEqual([]);
    expect([0, 3]).toContain(code);
    expect(promtool(['check', 'metrics'], `${page}broken{ 1\n`).code).toBe(1);
  });
});
