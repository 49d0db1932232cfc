import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';

/** The other end of Socket Mode, as far as a client needs it: RFC 6455 with unfragmented text frames. */
export interface FakeSocketMode {
  /** A one-time address, as apps.connections.open gives it. */
  open(port: number): string;
  /** Sends an envelope over the newest connection; resolves with what the acknowledgement held. */
  deliver(type: string, payload: unknown, retry?: number): Promise<unknown>;
  /** Sends any text over the newest connection. */
  sendText(text: string): void;
  /** How many connections were made so far. */
  readonly connections: () => number;
  readonly alive: () => number;
  close(): void;
}

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const ACCEPT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

const acknowledgement = z.strictObject({ envelope_id: z.string(), payload: z.unknown() });

export function createFakeSocketMode(server: Server): FakeSocketMode {
  const tickets = new Set<string>();
  const live = new Set<Duplex>();
  const waiting = new Map<string, (payload: unknown) => void>();
  let newest: Duplex | undefined;
  let made = 0;
  let envelopes = 0;

  function onText(text: string): void {
    const { envelope_id, payload } = acknowledgement.parse(JSON.parse(text));
    waiting.get(envelope_id)?.(payload);
    waiting.delete(envelope_id);
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    made += 1;
    newest = socket;
    live.add(socket);
    socket.on('close', () => live.delete(socket));
    socket.on('error', () => live.delete(socket));
    accept(request, socket);
    readFrames(socket, onText);
    const hello = { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0CLAUSE' }, debug_info: {} };
    socket.write(frame(TEXT, JSON.stringify(hello)));
  });

  const sendText = (text: string): void => {
    if (newest === undefined) throw new Error('nobody is connected');
    newest.write(frame(TEXT, text));
  };

  const deliver = (type: string, payload: unknown, retry?: number): Promise<unknown> => {
    const envelope_id = `envelope-${(envelopes += 1)}`;
    const retried = retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
    const answered = new Promise<unknown>((resolve) => waiting.set(envelope_id, resolve));
    sendText(
      JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== 'events_api', ...retried }),
    );
    return answered;
  };

  return {
    open: (port) => {
      const ticket = `ticket-${made}-${tickets.size}`;
      tickets.add(ticket);
      return `ws://127.0.0.1:${port}/link?ticket=${ticket}`;
    },
    deliver,
    sendText,
    connections: () => made,
    alive: () => live.size,
    close: () => live.forEach((socket) => socket.destroy()),
  };
}

function accept(request: IncomingMessage, socket: Duplex): void {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${ACCEPT}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
}

function readFrames(socket: Duplex, onText: (text: string) => void): void {
  let unread: Buffer = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    unread = Buffer.concat([unread, data]);
    for (let read = firstFrame(unread); read !== undefined; read = firstFrame(unread)) {
      unread = unread.subarray(read.length);
      if (read.opcode === TEXT) onText(read.payload.toString());
      if (read.opcode === PING) socket.write(frame(PONG, read.payload));
      if (read.opcode === CLOSE) socket.end(frame(CLOSE, read.payload));
    }
  });
}

function firstFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const wide = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + wide + 4;
  if (bytes.length < start) return undefined;
  const size = wide === 2 ? bytes.readUInt16BE(2) : wide === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < start + size) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, start + size).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return { opcode: bytes.readUInt8(0) & 0x0f, payload, length: start + size };
}

function frame(opcode: number, content: string | Buffer): Buffer {
  const payload = Buffer.from(content);
  const head = payload.length < 126 ? Buffer.alloc(2) : Buffer.alloc(payload.length < 65_536 ? 4 : 10);
  head.writeUInt8(0x80 | opcode, 0);
  head.writeUInt8(payload.length < 126 ? payload.length : payload.length < 65_536 ? 126 : 127, 1);
  if (head.length === 4) head.writeUInt16BE(payload.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}
