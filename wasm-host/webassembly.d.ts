/** The part of the engine's interface that is used here: without the DOM library TypeScript has no words for it. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>

  class Module {
    private readonly module: never
  }

  class Memory {
    constructor(descriptor: {
      initial: number | bigint
      maximum?: number | bigint
      shared?: boolean
      address?: 'i32' | 'i64'
    })
    readonly buffer: ArrayBuffer
    grow(pages: number | bigint): number | bigint
  }

  class Global {
    private constructor()
    value: unknown
  }

  class Instance {
    constructor(module: Module, imports?: Imports)
    readonly exports: Record<string, unknown>
  }

  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean
}
