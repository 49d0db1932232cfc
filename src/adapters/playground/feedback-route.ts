import type { RequestHandler } from 'express';
import { z } from 'zod';
import { turnId } from '../../core/conversation.ts';
import { LONGEST_TEXT } from '../../core/form.ts';
import type { OnTurn } from '../../core/ports.ts';
import { MOST_ID_LENGTH } from './limits.ts';
import { createOfficersDraw } from './officers-draw.ts';
import type { OfficersParts } from './officers-draw.ts';
import { shownFields } from './officers-fields.ts';

const id = z.string().max(MOST_ID_LENGTH);
const fields = z.object({
  council: id,
  question: z.string().max(LONGEST_TEXT * 2),
  turn: id.min(1),
  do: z.enum(['right-clause', 'wrong-clause']),
});

/** Who asks on the first page. */
const ASKER = 'councillor-1';

/**
 * A button under an answer of the first page. Questions there leave no record, so the answer gets its receipt now. Pressed twice, it is one
 * answer.
 */
export function feedbackRoute(parts: OfficersParts, onTurn: OnTurn): RequestHandler {
  const { onHandling, newId } = parts;
  const draw = createOfficersDraw(parts);
  return async (request, response) => {
    const { council, question, turn, do: pressed } = fields.parse(request.body);
    const shown = shownFields.parse({ council });
    const { by: asker, ...asked } = draw.doer(ASKER, council, turn);
    await onTurn({
      ...asked,
      by: asker.id,
      council: council === '' ? undefined : asked.council,
      kind: 'asks',
      text: question,
    });
    const about = turnId('playground', turn);
    const by = draw.doer(ASKER, council, newId());
    const handled = await (pressed === 'right-clause'
      ? onHandling({ ...by, kind: 'acts', act: pressed, about })
      : onHandling({ ...by, kind: 'opens', form: pressed, about, typed: question }));
    const page =
      handled.kind === 'form'
        ? draw.opened(handled.form, ASKER, shown)
        : await draw.page(shown, { pressed: ASKER, handled });
    response.type('html').send(page);
  };
}
