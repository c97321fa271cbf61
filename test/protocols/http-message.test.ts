import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeHttpRequest,
  decodeHttpResponse,
  encodeHttpRequest,
  encodeHttpResponse,
  isHttpMessage,
  LIMITS,
} from '../../protocols/index.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const bytes = (from: string): Uint8Array => Uint8Array.from(Buffer.from(from, 'latin1'))

describe('an HTTP message in a body', () => {
  it('is what RFC 9112 says', () => {
    const request = {
      method: 'PUT',
      target: '/a?b=1',
      headers: [
        ['host', 'x'],
        ['a', '\u00e4'],
      ] as [string, string][],
      body: bytes('c'),
    }
    expect(text(encodeHttpRequest(request))).toBe('PUT /a?b=1 HTTP/1.1\r\nhost: x\r\na: \u00e4\r\n\r\nc')
    const response = { status: 404, headers: [], body: bytes('\r\n\r\n') }
    expect(text(encodeHttpResponse(response))).toBe('HTTP/1.1 404 \r\n\r\n\r\n\r\n')
    expect(isHttpMessage([['Content-Type', 'message/http']])).toBe(true)
    expect(isHttpMessage([['content-type', 'text/plain']])).toBe(false)
  })

  it('comes out as it went in', () => {
    const name = fc.stringMatching(/^[a-z0-9!#$-]{1,20}$/)
    const value = fc.stringMatching(/^[!-~\u0080-\u00ff]{0,30}$/)
    const headers = fc.array(fc.tuple(name, value), { maxLength: 8 })
    const body = fc.uint8Array({ maxLength: 200 })
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,10}$/), headers, body, (method, given, content) => {
        const request = { method, target: `/${method}`, headers: given, body: content }
        expect(decodeHttpRequest(encodeHttpRequest(request))).toEqual(request)
        const response = { status: 200, headers: given, body: content }
        expect(decodeHttpResponse(encodeHttpResponse(response))).toEqual(response)
      }),
    )
  })

  it.each([
    ['no head', ''],
    ['a head without an end', 'GET / HTTP/1.1\r\n'],
    ['another protocol', 'GET / HTTP/2\r\n\r\n'],
    ['a target with a space', 'GET /a b HTTP/1.1\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nhost\r\n\r\n'],
    ['a header that goes on', 'GET / HTTP/1.1\r\na: b\r\n c\r\n\r\n'],
    ['a lone line feed', 'GET / HTTP/1.1\r\na: b\nc: d\r\n\r\n'],
    ['a long head', `GET / HTTP/1.1\r\na: ${'b'.repeat(LIMITS.httpMessageHeadBytes.value)}\r\n\r\n`],
  ])('is refused with %s', (_what, garbled) => {
    expect(() => decodeHttpRequest(bytes(garbled))).toThrow('the body is no HTTP message')
  })
})
