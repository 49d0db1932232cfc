import { z } from 'zod';
import { FORMS } from '../../core/conversation.ts';
import type { Asking, Handling } from '../../core/conversation.ts';
import type { CouncilId } from '../../core/guidance.ts';
import { EXTENSION, SEARCHED_FOR } from './app-manifest.ts';
import { answersOf, INPUTS } from './handling.ts';
import { doneOf } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { personOf, tenantOf } from './people.ts';
import { typedText } from './typed-text.ts';

/** What a person does in the message extension: in a window of their own, so only they see what comes back. */
export type Extended =
  | { readonly kind: 'handles'; readonly handling: Extract<Handling, { kind: 'browses' | 'opens' | 'sends' }> }
  /** They want to ask about a message, and see its words first. */
  | { readonly kind: 'drafts'; readonly draft: string }
  | { readonly kind: 'asks'; readonly turn: Asking; readonly handling: Pick<Handling, 'by'> };

/** Under what a press in a window of the extension comes back. */
export const ASKED_HERE = 'ask';
export const OPENED_HERE = 'opens';

const QUERY = z.object({
  commandId: z.literal(EXTENSION.find),
  parameters: z.array(z.object({ name: z.string(), value: z.string().nullish() })).nullish(),
});
const MESSAGE = z.object({
  messagePayload: z
    .object({ body: z.object({ content: z.string().nullish(), contentType: z.string().nullish() }).nullish() })
    .nullish(),
});
const FETCHED = MESSAGE.extend({ commandId: z.enum([EXTENSION.guidanceOn, EXTENSION.officerOn]) });
const ABOUT = z.string().min(1);
const SUBMITTED = z.object({
  data: z.union([
    INPUTS.extend({ clausebook: z.object({ [ASKED_HERE]: z.literal(EXTENSION.guidanceOn) }) }),
    INPUTS.extend({ clausebook: z.object({ [OPENED_HERE]: z.enum(FORMS), about: ABOUT }) }),
    INPUTS.extend({ clausebook: z.object({ form: z.enum(FORMS), about: ABOUT }) }),
  ]),
});

/** Undefined: it is nothing of the extension's, or not shaped as Microsoft documents. */
export function extensionOf(incoming: Incoming, council: CouncilId | undefined): Extended | undefined {
  const done = doneOf(incoming, council);
  if (incoming.type !== 'invoke' || done === undefined || !incoming.from) return undefined;
  const by = personOf(tenantOf(incoming), incoming.from);
  const alone = { ...done, thread: `extension ${by.id}`, audience: 'only-you', by } as const;
  switch (incoming.name) {
    case 'composeExtension/query': {
      const read = QUERY.safeParse(incoming.value);
      if (!read.success) return undefined;
      const typed = read.data.parameters?.find(({ name }) => name === SEARCHED_FOR)?.value ?? '';
      return { kind: 'handles', handling: { ...alone, kind: 'browses', typed } };
    }
    case 'composeExtension/fetchTask': {
      const read = FETCHED.safeParse(incoming.value);
      if (!read.success) return undefined;
      const draft = wordsOf(read.data);
      if (read.data.commandId === EXTENSION.guidanceOn) return { kind: 'drafts', draft };
      // Nothing was asked of Clausebook yet, so the question is named by this very turn.
      return {
        kind: 'handles',
        handling: { ...alone, kind: 'opens', form: 'ask-officer', about: done.id, typed: draft },
      };
    }
    case 'composeExtension/submitAction':
      return submitted(incoming.value, alone);
    default:
      return undefined;
  }
}

type Alone = Omit<Asking, 'kind' | 'text' | 'by'> & Pick<Handling, 'by'>;

function submitted(value: unknown, alone: Alone): Extended | undefined {
  const read = SUBMITTED.safeParse(value);
  if (!read.success) return undefined;
  const { clausebook, ...inputs } = read.data.data;
  if ('form' in clausebook)
    return { kind: 'handles', handling: { ...alone, kind: 'sends', ...clausebook, answers: answersOf(inputs) } };
  if ('about' in clausebook) {
    const { opens: form, about } = clausebook;
    return { kind: 'handles', handling: { ...alone, kind: 'opens', form, about } };
  }
  const { by, ...done } = alone;
  return { kind: 'asks', turn: { ...done, by: by.id, kind: 'asks', text: inputs.text ?? '' }, handling: { by } };
}

/** The words of the message that was chosen. Teams sends HTML of its own making, in which what was typed is escaped. */
function wordsOf({ messagePayload }: z.infer<typeof MESSAGE>): string {
  const { content, contentType } = messagePayload?.body ?? {};
  if (!content) return '';
  return typedText(content, { mentions: [], botId: '', format: contentType === 'text' ? undefined : 'xml' });
}
