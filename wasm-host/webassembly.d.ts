/** The part of the engine's interface that is used here: without the DOM library TypeScript has no words for it. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>

  class Module {
    private readonly module: never
  }

  class Memory {
    private constructor()
    readonly buffer: ArrayBuffer
  }

  class Instance {
    constructor(module: Module, imports?: Imports)
    readonly exports: Record<string, unknown>
  }

  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean
}
