import type { Health, Readiness } from './adapters/http-server.ts';
import { inTime } from './in-time.ts';

/** A database that has not said a word after so long is of no use to a councillor; what asks waits little longer than this. */
const ANSWERS_WITHIN_MS = 1000;
/** Whoever can reach the port may ask: the database is asked no oftener than this, and by one of them at a time. */
const ASKED_EVERY_MS = 1000;

/** What the service says of itself: whether it lives, and whether it should be sent questions now. */
export interface Saying {
  /** Asks nothing and nobody, so it answers even where the database does not. */
  health(): Health;
  readiness(): Promise<Readiness>;
  /** From now on it is not ready. */
  stops(): void;
}

interface SayingParts {
  readonly guidance: {
    /** What answers now, in a word. */
    named(): string;
    /** False while there is nothing to quote from. */
    isInForce(): boolean;
    problems(): readonly string[];
  };
  readonly modelDegraded: () => boolean;
  /** What those who look after the service should know of halts. */
  readonly halts: { problems(): readonly string[] };
  /** Resolves once the database has answered. */
  readonly ask: () => Promise<unknown>;
  readonly clock: () => number;
  readonly answersWithinMs?: number;
}

/** Guidance that was loaded stays in force for as long as the process lives, so only the database and a stop make it not ready. */
export function createSaying(parts: SayingParts): Saying {
  const { guidance, modelDegraded, halts, ask, clock, answersWithinMs = ANSWERS_WITHIN_MS } = parts;
  let stopping = false;
  let asked = -Infinity;
  let answers: Promise<unknown> = Promise.resolve();

  /** Resolves to undefined if it did not. */
  function databaseAnswers(): Promise<unknown> {
    if (clock() - asked < ASKED_EVERY_MS) return answers;
    asked = clock();
    return (answers = inTime(
      ask().then(() => true),
      answersWithinMs,
    ));
  }

  return {
    health() {
      const problems = [
        ...(modelDegraded() ? ['The sentence model cannot be used; questions are answered by their words alone.'] : []),
        ...halts.problems(),
        ...guidance.problems(),
      ];
      return { status: problems.length === 0 ? 'ok' : 'degraded', edition: guidance.named(), problems };
    },
    async readiness() {
      if (stopping) return { ready: false, problems: ['Clausebook is stopping.'] };
      const answered = await databaseAnswers();
      const problems = [
        ...(answered === true ? [] : ['The database does not answer.']),
        ...(guidance.isInForce() ? [] : ['No guidance is in force.']),
      ];
      return { ready: problems.length === 0 && !stopping, problems };
    },
    stops() {
      stopping = true;
    },
  };
}
