import { describe, expect, it } from 'vitest'
import { Wants } from '../../mailbox/index.ts'
import { LIMITS, type Verdict } from '../../protocols/index.ts'

const only = (value: string, forMs = 1_000): Verdict => ({
  kind: 'only',
  by: 'correlation',
  value,
  forMs,
  otherwise: 'hold',
})
const message = (correlation: string): { correlation: string; sender: string; subject: string } => ({
  correlation,
  sender: '~me',
  subject: 's',
})

describe('what instances elsewhere asked for', () => {
  it('is known from a reply for the verdict’s time', () => {
    const wants = new Wants()
    wants.heard('b', 'echo@b-1', only('w'), 0)
    expect(wants.find('echo', message('w'), 999)).toEqual({ peer: 'b', instance: 'echo@b-1' })
    expect(wants.find('echo', message('v'), 0)).toBeUndefined()
    expect(wants.find('other', message('w'), 0)).toBeUndefined()
    expect(wants.find('echo', message('w'), 1_000)).toBeUndefined()
    expect(wants.size).toBe(0)
  })

  it('compares the field that the verdict names', () => {
    const wants = new Wants()
    for (const by of ['sender', 'subject'] as const) {
      wants.heard('b', `echo@${by}`, { kind: 'only', by, value: by, forMs: 10, otherwise: 'hold' }, 0)
      expect(wants.find('echo', { ...message(by), [by]: by }, 0)?.instance).toBe(`echo@${by}`)
      expect(wants.find('echo', { correlation: by, sender: '', subject: '' }, 0)).toBeUndefined()
    }
  })

  it('is what the instance said last', () => {
    const wants = new Wants()
    wants.heard('b', 'echo@b-1', only('w'), 0)
    wants.heard('b', 'echo@b-1', only('v'), 1)
    expect(wants.find('echo', message('w'), 1)).toBeUndefined()
    wants.heard('b', 'echo@b-1', undefined, 2)
    expect(wants.size).toBe(0)
    wants.heard('b', 'echo@b-1', { kind: 'none', forMs: 10 }, 3)
    expect(wants.size).toBe(0)
  })

  it('belongs to the last of two instances that ask for the same', () => {
    const wants = new Wants()
    wants.heard('b', 'echo@b-1', only('w'), 0)
    wants.heard('c', 'echo@c-1', only('w'), 1)
    expect(wants.find('echo', message('w'), 1)?.peer).toBe('c')
    wants.forget('echo@b-1')
    expect(wants.find('echo', message('w'), 1)?.peer).toBe('c')
    expect(wants.size).toBe(1)
  })

  it('is not forgotten for a load message that a reply overtook, and is for a later one', () => {
    const wants = new Wants()
    wants.heard('b', 'echo@b-1', only('w', 60_000), 0)
    wants.told('b', [], 100)
    expect(wants.find('echo', message('w'), 100)?.peer).toBe('b')
    wants.told('c', [], 60_000)
    expect(wants.peerOf('echo@b-1')).toBe('b')
    wants.told('b', [], 5_000)
    expect(wants.size).toBe(0)
  })

  it('is bounded in number and in time', () => {
    const wants = new Wants(100)
    for (let n = 0; n < 1_000; n += 1) wants.heard('b', `echo@${n}`, only(`w${n}`, 1e12), n)
    expect(wants.size).toBe(100)
    expect(wants.find('echo', message('w999'), 1_000 + LIMITS.verdictMs.value)).toBeUndefined()
    expect(wants.find('echo', message('w998'), 1_000)?.instance).toBe('echo@998')
    expect(wants.find('echo', message('w1'), 1_000)).toBeUndefined()
    wants.forgetPeer('b')
    expect(wants.size).toBe(0)
  })
})
