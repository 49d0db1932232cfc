import type { Page } from 'playwright-core';
import { z } from 'zod';
import { until } from '../try-slack/until.ts';

const BUTTON = z.looseObject({ title: z.string(), data: z.record(z.string(), z.unknown()) });

/** The cards that came to the page, newest last. */
export interface Cards {
  /** What the newest button of that name sends when it is pressed, once there is one. */
  button(title: string): Promise<Readonly<Record<string, unknown>>>;
}

/** Listens to what the page is told. To be called before it is opened. */
export function cardsOf(page: Page): Cards {
  const buttons = new Map<string, Readonly<Record<string, unknown>>>();
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      for (const { title, data } of buttonsIn(payload.toString())) buttons.set(title, data);
    }),
  );
  return {
    async button(title) {
      await until(async () => buttons.has(title), `There is no button “${title}”.`);
      return buttons.get(title) ?? {};
    },
  };
}

function buttonsIn(frame: string): readonly z.infer<typeof BUTTON>[] {
  const found: z.infer<typeof BUTTON>[] = [];
  try {
    JSON.parse(frame, (_key, value: unknown) => {
      const button = BUTTON.safeParse(value);
      if (button.success) found.push(button.data);
      return value;
    });
  } catch {
    // Frames that only keep the connection open are no JSON.
  }
  return found;
}
