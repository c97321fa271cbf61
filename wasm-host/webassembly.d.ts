/** The part of the engine's interface that is used here: without the DOM library TypeScript has no words for it. */
declare namespace WebAssembly {
  type Imports = Record<string, Record<string, unknown>>

  class Module {
    private readonly module: never
    constructor(bytes: Uint8Array<ArrayBuffer>)
    static imports(module: Module): { module: string; name: string; kind: string }[]
  }

  /** An import that makes its caller wait for the promise it returns, if it returns one. */
  class Suspending {
    private readonly suspending: never
    constructor(call: (...given: number[]) => unknown)
  }

  /** The same export; its promise resolves when it has returned, however often it waited. */
  function promising(call: (given: number) => number): (given: number) => Promise<number>

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
