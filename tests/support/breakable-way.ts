import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** A way to a server that can be cut: whoever comes then is turned away, as by a machine whose server is stopped. */
export interface BreakableWay {
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function openBreakableWay(to: string): Promise<BreakableWay> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  let server: Server;
  const through = (near: Socket): void => {
    const far = connect(Number(target.port), target.hostname);
    const end = (): void => {
      for (const socket of [near, far]) {
        socket.destroy();
        sockets.delete(socket);
      }
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    near.pipe(far).pipe(near);
  };
  const listen = async (port: number): Promise<number> => {
    server = createServer(through).listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : port;
  };
  const port = await listen(0);
  const cut = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const url = new URL(to);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return { url: url.href, cut, mend: async () => void (await listen(port)), close: cut };
}
