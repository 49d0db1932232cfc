/** What is used of WebAssembly; the type library has it only for browsers. */
declare namespace WebAssembly {
  class Memory {
    constructor(limits: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
    /** Made from a checked program only. */
    readonly program: never;
  }
  class Instance {
    constructor(module: Module, imports: { readonly [name: string]: { readonly [name: string]: Memory } });
    readonly exports: { readonly [name: string]: (...numbers: readonly number[]) => void };
  }
  function validate(bytes: Uint8Array): boolean;
}
