const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** True when only programs on the same machine can connect. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
