import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { files, read, ROOT } from './tree.ts'

const documents = (): string[] => files().filter((path) => /^(?:README|docs\/.*)\.md$/.test(path))

test('each decision has a number of its own, and its title says it', () => {
  const decisions = files().filter((path) => /^docs\/decisions\/.*\.md$/.test(path))
  const numbers = decisions.map((path) => Number(/(\d{3})-[\w-]+\.md$/.exec(path)?.[1]))
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
  expect(numbers.length).toBeGreaterThan(10)
  const titles = decisions.map((path) => Number(/^# (\d+)\. /.exec(read(path))?.[1]))
  expect(titles).toEqual(numbers)
})

test('a file that a document names or links to is there', () => {
  const wrong = documents().flatMap((path) => {
    const text = read(path)
    const named = [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.ts)`/g)].map(([, name = '']) => name)
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = '']) =>
      join(dirname(path), to),
    )
    return [...named, ...linked].filter((to) => !existsSync(join(ROOT, to))).map((to) => `${path}: ${to}`)
  })
  expect(wrong).toEqual([])
})
