/** The types of world `shoal:actor/actor` (wit/actor.wit), as `component-types` writes them out. */

const KEY = 'enum(correlation,sender,subject)'
const OTHERWISE = 'enum(hold,forward,reject)'
const ONLY = `record(by:${KEY},value:string,for-ms:u32,otherwise:${OTHERWISE})`
const VERDICT = `variant(any:_,only:${ONLY},none:u32)`
const LEVEL = 'enum(debug,info,warn,error)'
const FAILURE = 'record(code:string,text:string,retry-after-ms:option(u32))'
const HEADERS = 'list(tuple(string,string))'
const MESSAGE = `record(id:string,sender:string,subject:string,correlation:string,topic:string,idempotency-key:string,headers:${HEADERS},deadline-ms:u32,attempt:u32,epoch:u64,body:list(u8))`
const RETRY = 'enum(unset,no,yes,never)'
const OPTIONS = `record(subject:string,correlation:string,headers:${HEADERS},idempotency-key:string,timeout-ms:u32,retry:${RETRY},unordered:bool)`
const REPLY = `record(body:list(u8),verdict:${VERDICT})`
const IDENTITY = 'record(address:string,peer:string,epoch:u64,fresh:bool)'
const SAY = `func(to:string,body:list(u8),options:${OPTIONS})`

/** What `handle` is. */
export const HANDLE: string = `func(message:${MESSAGE})->result(${REPLY},${FAILURE})`

/** The functions of `host`: their types, and which of memory and realloc calling them takes. */
export const HOST_FUNCTIONS: Readonly<
  Record<HostFunction, { type: string; memory: boolean; realloc: boolean }>
> = {
  whoami: { type: `func()->${IDENTITY}`, memory: true, realloc: true },
  send: { type: `${SAY}->result(list(u8),${FAILURE})`, memory: true, realloc: true },
  post: { type: `${SAY}->result(_,${FAILURE})`, memory: true, realloc: true },
  publish: {
    type: `func(topic:string,body:list(u8),options:${OPTIONS})->result(_,${FAILURE})`,
    memory: true,
    realloc: true,
  },
  next: { type: `func(verdict:${VERDICT})->_`, memory: true, realloc: false },
  log: { type: `func(level:${LEVEL},text:string)->_`, memory: true, realloc: false },
  now: { type: 'func()->u64', memory: false, realloc: false },
  random: { type: 'func()->u64', memory: false, realloc: false },
}

export type HostFunction = 'whoami' | 'send' | 'post' | 'publish' | 'next' | 'log' | 'now' | 'random'

/** Whether a name is one of {@link HOST_FUNCTIONS}. */
export function isHostFunction(name: string): name is HostFunction {
  return Object.hasOwn(HOST_FUNCTIONS, name)
}
