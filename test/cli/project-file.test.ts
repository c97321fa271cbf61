import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { chosen, readProject } from '../../cli/project.ts'
import { shoal } from './run.ts'
import { tempDir, writeFiles } from './project-dir.ts'

let dir = tempDir()
beforeEach(() => {
  dir[Symbol.dispose]()
  dir = tempDir()
})
afterAll(() => dir[Symbol.dispose]())

function yaml(text: string | Uint8Array): ReturnType<typeof readProject> {
  writeFiles(dir.path, { 'shoal.yaml': text })
  return readProject(dir.path)
}

const TYPE = 'types:\n  - name: a\n    component: a.wasm\n'

test('a project’s policies have the keys of shoal deploy', async () => {
  const project = await yaml(`types:
  - name: ingest
    build: make ingest
    component: out/ingest.wasm
    policy:
      idle: 5m
      hold: 500ms
      run-max: 2s
      memory-max: 8MiB
      instances-max: 3
      on: { tier: edge, slot: 4 }
      prefer: [disk=ssd]
      allow: [http]
      env: { TZ: UTC, MODE: a=b, N: 5 }
      subscribe: [alarms, 'readings=s/{subject}']
  - { name: infer, component: infer.wasm }
`)
  expect(project.types).toEqual([
    {
      name: 'ingest',
      build: 'make ingest',
      component: 'out/ingest.wasm',
      policy: {
        idleMs: 300_000,
        holdMs: 500,
        runMs: 2_000,
        memoryBytes: 8_388_608,
        instances: 3,
        on: { tier: 'edge', slot: '4' },
        prefer: { disk: 'ssd' },
        allow: ['http'],
        env: { TZ: 'UTC', MODE: 'a=b', N: '5' },
        subscribe: { alarms: '', readings: 's/{subject}' },
      },
    },
    { name: 'infer', component: 'infer.wasm', policy: {} },
  ])
  expect(chosen(project, ['infer'])).toHaveLength(1)
  expect(() => chosen(project, ['infre'])).toThrow('there is no type infre in shoal.yaml')
})

test('a byte order mark and Windows line ends are no mistake', async () => {
  const project = await yaml(`\ufeff${TYPE.replaceAll('\n', '\r\n')}`)
  expect(project.types).toEqual([{ name: 'a', component: 'a.wasm', policy: {} }])
  await expect(yaml(`\ufeff${TYPE}    polcy: {}\n`.replaceAll('\n', '\r\n'))).rejects.toThrow('shoal.yaml:4:')
})

test.each([
  ['', 1, 'there are no types', ''],
  ['typs: []', 1, 'no key "typs"', 'did you mean "types"?'],
  ['types: []', 1, 'types is a list', ''],
  ['types: counter', 1, 'it must be a list', ''],
  ['types:\n  - counter', 2, 'a type is the text "counter"', ''],
  ['types:\n  - component: a.wasm', 2, 'has no name', ''],
  ['types:\n  - name: a', 2, 'has no component', ''],
  ['types:\n  - name: Counter\n    component: a.wasm', 2, 'lower-case', ''],
  ['types:\n  - name: 7\n    component: a.wasm', 2, 'name is the number 7', ''],
  [`${TYPE}    build: [make]`, 4, 'build is a list', ''],
  [`${TYPE}    build: ""`, 4, 'build is the text ""', ''],
  [`${TYPE}    polcy: {}`, 4, 'no key "polcy"', 'did you mean "policy"?'],
  [`${TYPE}    policy: 5`, 4, 'policy is the number 5', ''],
  [`${TYPE}    policy:\n      idel: 5s`, 5, 'no key "idel"', 'did you mean "idle"?'],
  [`${TYPE}    policy:\n      idle: 5`, 5, 'a number and a unit', 'shoal deploy --help'],
  [`${TYPE}    policy:\n      idle: 5s\n      idle: 6s`, 6, 'a second time', ''],
  [`${TYPE}    policy:\n      memory-max: 100GiB`, 5, 'at most', ''],
  [`${TYPE}    policy:\n      on:\n        tier: [edge]`, 6, 'on is a list', ''],
  [`${TYPE}    policy:\n      prefer: edge`, 5, 'KEY=VALUE', ''],
  [`${TYPE}    policy:\n      env: { A-B: x }`, 5, 'NAME=VALUE', ''],
  [`${TYPE}    policy:\n      subscribe:\n        - alarms\n        - no topic`, 7, 'TOPIC or TOPIC=KEY', ''],
  [
    `${TYPE}    policy:\n      allow:\n        - http\n        - telepathy`,
    7,
    'allow is "telepathy". It must be one of http',
    '',
  ],
  [`${TYPE}    policy:\n      allow: { http: yes }`, 5, 'allow is a map', ''],
  [`${TYPE}    policy:\n      expect: 3`, 5, 'no key "expect"', ''],
  [`${TYPE}  - name: a\n    component: b.wasm`, 4, 'a type a above already', ''],
  [`${TYPE}\ttabs: 1`, 4, '', ''],
])('shoal.yaml %j is refused at its line', async (text, line, message, hint) => {
  await expect(yaml(text)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringMatching(new RegExp(`^shoal\\.yaml:${line}: .*${message}`)) as string,
    hint: expect.stringContaining(hint) as string,
  })
})

test('a shoal.yaml of 10 MB is refused at the line where it becomes too large', async () => {
  await expect(yaml(`${TYPE}# ${'x'.repeat(100)}\n`.repeat(80_000))).rejects.toMatchObject({
    code: 'TOO_LARGE',
    message: expect.stringMatching(/^shoal\.yaml:\d{4}: /) as string,
  })
})

test('commands name the directory without a project, and the line of a mistake, with exit code 2', async () => {
  for (const command of [['build'], ['deploy'], ['dev']]) {
    const none = await shoal([...command, '--data', join(dir.path, 'none')], { cwd: dir.path })
    expect(none.code, none.stderr).toBe(2)
    expect(none.stderr).toContain(`there is no shoal.yaml in ${dir.path}`)
  }
  writeFiles(dir.path, { 'shoal.yaml': `${TYPE}    biuld: make\n` })
  const wrong = await shoal(['build', '--json'], { cwd: dir.path })
  expect(wrong.code).toBe(2)
  expect(JSON.parse(wrong.stderr)).toMatchObject({
    error: { message: 'shoal.yaml:4: there is no key "biuld"', hint: 'did you mean "build"?' },
  })
})
