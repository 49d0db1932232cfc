import type { ErrorRequestHandler, RequestHandler } from 'express';
import { z } from 'zod';
import { placeIn } from '../../core/clause-place.ts';
import { haltedLine } from '../../core/halt-wording.ts';
import { haltedOf } from '../../core/halted-answer.ts';
import type { Log } from '../../core/ports.ts';
import { clauseJson, councilJson } from './api-shapes.ts';
import { apiTurns, firstSentence } from './api-turns.ts';
import type { TurnParts } from './api-turns.ts';
import { NO_SUCH_CLAUSE } from './page-wording.ts';
import { refusalOf } from './refusal.ts';

const wanted = z.object({ id: z.string() }, 'Name one clause: /api/clause?id=…');

/** The addresses for programs. Each answers with JSON; `error` in it is a plain sentence. */
export interface ApiRoutes {
  readonly councils: RequestHandler;
  readonly clause: RequestHandler;
  readonly ask: RequestHandler;
  readonly read: RequestHandler;
  readonly failed: ErrorRequestHandler;
}

interface ApiParts extends TurnParts {
  readonly log: Log;
}

export function apiRoutes(parts: ApiParts): ApiRoutes {
  const { knowledge, log } = parts;

  const councils: RequestHandler = (_request, response) => {
    const edition = knowledge.current();
    response.json({
      edition: edition.id,
      councils: edition.councils.map((council) => councilJson(council, edition.documents)),
    });
  };

  const clause: RequestHandler = (request, response) => {
    const read = wanted.safeParse(request.query);
    if (!read.success) return void response.status(400).json({ error: firstSentence(read.error) });
    const edition = knowledge.current();
    const found = edition.documents.flatMap(({ clauses }) => clauses).find(({ id }) => id === read.data.id);
    if (found === undefined) return void response.status(404).json({ error: NO_SUCH_CLAUSE });
    // The clauses before and after it are of the same document.
    const halted = knowledge.haltedAt && haltedOf(found.citation, knowledge.haltedAt);
    if (halted !== undefined) return void response.status(403).json({ error: haltedLine(halted) });
    const { before, after } = placeIn(edition, found);
    response.json({
      edition: edition.id,
      before: before && clauseJson(before),
      clause: clauseJson(found),
      after: after && clauseJson(after),
    });
  };

  const failed: ErrorRequestHandler = (cause, request, response, next) => {
    const { status, sentence } = refusalOf(cause);
    if (status >= 500) log.error('playground-failed', { route: request.path }, cause);
    if (response.headersSent) return next(cause);
    response.status(status).json({ error: sentence });
  };

  return { councils, clause, ...apiTurns(parts), failed };
}
