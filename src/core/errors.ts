/** Every fault has a stable code, explained in docs/errors.md. Expected outcomes are values, not faults. */
export type FaultCode =
  | 'CONFIG_INVALID'
  | 'KNOWLEDGE_UNREADABLE'
  | 'KNOWLEDGE_FAULTY'
  | 'EDITION_LOST'
  | 'EDITION_UNREADABLE'
  | 'MODEL_UNAVAILABLE'
  | 'QUOTE_MISMATCH'
  | 'PORT_IN_USE'
  | 'STORE_UNAVAILABLE'
  | 'BACKUP_FAILED'
  | 'SECRET_UNREADABLE'
  | 'DELIVERY_FAILED';

/** Something that should not happen. The message is one or more plain sentences for the person who runs the service. */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'Fault';
    this.code = code;
  }
}
