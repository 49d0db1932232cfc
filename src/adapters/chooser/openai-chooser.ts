import type { ChooserSays, ChoiceToMake, UndecidedWhy } from '../../core/choice.ts';
import type { Chooser, Clock, Log } from '../../core/ports.ts';
import { createEndpoint } from './endpoint.ts';
import type { Posted } from './endpoint.ts';
import { MOST_AT_ONCE, REST_MS } from './limits.ts';
import { bodyFor, versionOf } from './prompt.ts';
import type { Manner } from './prompt.ts';
import { readReply } from './read-reply.ts';
import { createRest } from './rest.ts';

export interface ChooserSettings {
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string;
}

/** A chooser behind any endpoint that completes chats as OpenAI's does: Azure's, Ollama's, a council's own. */
export function createOpenAiChooser(parts: {
  readonly settings: ChooserSettings;
  readonly clock: Clock;
  readonly log: Log;
}): Chooser {
  const { settings, clock, log } = parts;
  const ask = askerOf(settings);
  const rest = createRest(clock);
  let inHand = 0;

  async function choose(choice: ChoiceToMake, signal: AbortSignal): Promise<ChooserSays> {
    if (rest.rests()) return undecided('resting');
    if (inHand >= MOST_AT_ONCE) return undecided('busy');
    inHand += 1;
    const started = clock();
    try {
      const posted = await ask(choice, signal);
      const says = saidIn(posted, choice.clauses.length);
      note(log, posted, says, clock() - started);
      if (rest.note(!isFault(posted))) log.warn('chooser-rests', { forMs: REST_MS });
      return says;
    } finally {
      inHand -= 1;
    }
  }

  return { version: versionOf(settings.model), choose };
}

type Ask = (choice: ChoiceToMake, signal: AbortSignal) => Promise<Posted>;

function askerOf({ url, model, apiKey }: ChooserSettings): Ask {
  const endpoint = createEndpoint(url, apiKey);
  let manner: Manner = 'steady';
  return async (choice, signal) => {
    const posted = await endpoint.post(bodyFor(model, choice, manner), signal);
    if (manner === 'plain' || !refusesThis(posted)) return posted;
    // Newer models refuse a temperature or max_tokens. Only what worked is remembered: it may be this question alone that is refused.
    const plainly = await endpoint.post(bodyFor(model, choice, 'plain'), signal);
    if (plainly.outcome === 'replied') manner = 'plain';
    return plainly;
  };
}

function note(log: Log, posted: Posted, says: ChooserSays, tookMs: number): void {
  const detail = {
    status: posted.outcome === 'refused' ? posted.status : undefined,
    code: posted.outcome === 'unreachable' ? posted.code : undefined,
    tookMs,
  };
  if (says.outcome === 'undecided') log.warn('chooser-undecided', { why: says.why, ...detail });
  else log.info('chooser-decided', { outcome: says.outcome, ...detail });
}

const undecided = (why: UndecidedWhy): ChooserSays => ({ outcome: 'undecided', why });

function saidIn(posted: Posted, count: number): ChooserSays {
  switch (posted.outcome) {
    case 'replied':
      return readReply(posted.body, count);
    case 'too-long':
      return undecided('nonsense');
    case 'refused':
    case 'unreachable':
    case 'too-slow':
      return undecided(posted.outcome);
  }
}

/** Statuses that blame the request: its settings, its length, or what a content filter takes it for. */
const OF_THE_REQUEST: readonly number[] = [400, 413, 422];

const refusesThis = (posted: Posted): boolean => posted.outcome === 'refused' && OF_THE_REQUEST.includes(posted.status);

// Nonsense too may come of one question, and nobody's question shall put the chooser to rest for the others.
const isFault = (posted: Posted): boolean =>
  posted.outcome !== 'replied' && posted.outcome !== 'too-long' && !refusesThis(posted);
