/**
 * Field monitoring on a mesh of three node processes: `npm run demo`. Streams four years of real weather through four
 * actor types, kills a node on the way, and waits until nothing is left. Ends by itself in less than a minute.
 *
 * `--json` prints the summary as one JSON value after everything else.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { connect, type Mesh } from 'shoal'
import { Calendar, SIGNS } from './calendar.ts'
import { type NodeProcess, shoal, startNode } from './nodes.ts'
import { readSeries, wholeSeason } from './series.ts'
import { type Answer, type Edge, Station, type Step, type StepName } from './station.ts'
import { type Forecast, type Summary, summaryLines } from './summary.ts'

const TYPES: { name: StepName; tier: string; idle: string }[] = [
  { name: 'ingest', tier: 'edge', idle: '10s' },
  { name: 'detect', tier: 'edge', idle: '10s' },
  { name: 'aggregate', tier: 'edge', idle: '10s' },
  // Longer than a lost edge is missed: the cloud's count of the season outlives it.
  { name: 'infer', tier: 'cloud', idle: '12s' },
]

/** The seasons of each edge's stations. */
const NEAR = { 'edge-a': ['2012', '2013'], 'edge-b': ['2014', '2015'] }
/** On this day its edge is killed: favourable weather in both of its seasons, so that a forgotten day would show. */
const KILL = '2014-08-15'
const VICTIM = 'edge-b'
const BROKEN = { date: '2012-01-01', line: '2012-01-01,0.0,912.0,5.0,4.7,drizzle' }

const started = performance.now()
const since = (at: number): number => performance.now() - at
const print = (line = ''): void => void process.stdout.write(`${line}\n`)
const title = (number: number, text: string): void => print(`\n${number}  ${text}\n`)

/** What must be undone, whatever happens; last first. */
const undo: (() => Promise<unknown> | void)[] = []
async function cleanUp(): Promise<void> {
  for (let next; (next = undo.pop()) !== undefined; ) await next()
}

/** The three nodes, by name. */
async function startNodes(dir: string): Promise<Map<string, NodeProcess>> {
  const start = async (name: string, tier: string, ...args: string[]): Promise<NodeProcess> => {
    const node = await startNode(join(dir, name), name, ['--label', `tier=${tier}`, ...args])
    undo.push(() => node.stop())
    print(`   ${name.padEnd(8)}tier=${tier.padEnd(7)}pid ${String(node.pid).padEnd(8)}${node.peer}`)
    return node
  }
  const cloud = await start('cloud', 'cloud')
  const invite = await shoal(
    'mesh',
    'invite',
    '--role',
    'publisher',
    '--uses',
    String(Object.keys(NEAR).length),
    '--data',
    cloud.dataDir,
  )
  const edges = await Promise.all(
    Object.keys(NEAR).map((name) => start(name, 'edge', '--join', invite.trim())),
  )
  return new Map([cloud, ...edges].map((node) => [node.name, node]))
}

/** Waits until this node knows the labels of all. */
async function known(mesh: Mesh, nodes: number): Promise<void> {
  const end = performance.now() + 20_000
  for (;;) {
    const labelled = (await mesh.peers()).filter(({ connected, self, labels }) => {
      return (connected || self) && labels['tier'] !== undefined
    })
    if (labelled.length === nodes) return
    if (performance.now() > end)
      throw new Error(`only ${labelled.length} of ${nodes} nodes found one another`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Each step of one answer: what the mesh decided, where it ran, what it found. */
async function explain(mesh: Mesh, { steps }: Answer, nameOf: (peer: string) => string): Promise<void> {
  const rows = await Promise.all(
    steps.map(async ({ actor, peer, fresh, says }) => {
      const [last] = (await mesh.inspect(actor)).recent
      const decided = (last?.hops ?? []).map((hop) => `${hop.decision} at ${nameOf(hop.peer)}`).join(', ')
      return [actor, nameOf(peer), decided, fresh ? 'fresh' : 'remembers', says]
    }),
  )
  const table = [['actor', 'place', 'decision', 'memory', 'result'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of table)
    print(`   ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
}

async function demo(): Promise<Summary> {
  const dir = mkdtempSync(join(tmpdir(), 'shoal-demo-'))
  undo.push(() => rmSync(dir, { recursive: true, force: true }))
  const series = readSeries()

  print('Field monitoring: is the weather right for late blight of potato? Seattle, 2012 to 2015 (NOAA).')
  title(1, 'Three nodes, each a process of its own, no server among them')
  const nodes = await startNodes(dir)
  const nameOf = (peer: string): string =>
    [...nodes.values()].find((node) => node.peer === peer)?.name ?? peer.slice(-8)
  const edges = await Promise.all(
    Object.keys(NEAR).map(async (name): Promise<Edge> => {
      const mesh = await connect({ dataDir: nodes.get(name)?.dataDir ?? '' })
      undo.push(() => mesh.close().catch(() => {}))
      return { name, mesh }
    }),
  )
  await Promise.all(edges.map(({ mesh }) => known(mesh, nodes.size)))
  const { mesh, name: near } = edges[0] as Edge

  title(2, 'Four actor types, each with the place it needs')
  for (const { name, tier, idle } of TYPES) {
    const file = join(import.meta.dirname, `${name}.wasm`)
    const args = ['--type', name, '--on', `tier=${tier}`, '--idle', idle, '--run-max', '15s']
    print(`   $ shoal deploy ${relative(process.cwd(), file)} ${args.join(' ')}`)
    const said = await shoal('deploy', file, ...args, '--data', nodes.get(near)?.dataDir ?? '')
    print(`     ${said.split('\n')[0]?.replace(/, bafk\w+|: .*/g, '')}`)
  }

  const places = new Map<StepName, Set<string>>(TYPES.map(({ name }) => [name, new Set()]))
  const forecasts: Record<string, Forecast> = {}
  const lost = { at: 0, outageMs: 0, actors: 0, fresh: 0, repeated: 0 }
  let answered = 0
  let judged = 0
  let remembered = { actor: '', readings: 0 }

  const told = new Set<string>()
  const stations = [...series].map(([season, readings]) => {
    const nearest = Object.entries(NEAR).find(([, seasons]) => seasons.includes(season))?.[0]
    const order = edges.toSorted((a, b) => Number(b.name === nearest) - Number(a.name === nearest))
    return new Station(season, readings, order, {
      refused(date, edge, { code, retryAfterMs }) {
        const next =
          retryAfterMs === undefined
            ? 'tries another edge'
            : `again in ${Math.ceil(retryAfterMs / 100) / 10} s`
        if (!told.has(`${season} ${edge} ${code}`)) print(`     ! ${date} ${code} at ${edge}: ${next}`)
        told.add(`${season} ${edge} ${code}`)
      },
      repeated({ reading, ms }, forgot, readings) {
        const where = [...new Set(forgot.map(({ peer }) => nameOf(peer)))].join(', ')
        const what = `${forgot.map(({ step }) => step).join(', ')} fresh on ${where}; sent ${readings} readings again`
        if (lost.at === 0 || nearest !== VICTIM) {
          // Nothing is lost but memory: a busy machine let them rest for too long.
          print(`     > ${reading.date} ${what}`)
          return
        }
        lost.outageMs = Math.max(lost.outageMs, since(lost.at))
        lost.fresh += forgot.length
        lost.repeated += readings
        print(`     > ${reading.date} answered after ${(ms / 1_000).toFixed(1)} s: ${what}`)
      },
    })
  })

  /** Takes note of an answer, and tells what is new. */
  const note = ({ reading, steps }: Answer): void => {
    answered++
    for (const { step, peer, actor, taken } of steps) {
      places.get(step)?.add(nameOf(peer))
      if (taken !== undefined && taken > remembered.readings) remembered = { actor, readings: taken }
    }
    const last: Step | undefined = steps.find(({ step }) => step === 'infer')
    if (last?.count === undefined) return
    judged++
    const season = reading.date.slice(0, 4)
    const { tenth, from, until } = last
    if (tenth !== undefined && forecasts[season]?.tenth === undefined)
      print(`     > ${tenth} tenth favourable day of ${season}: expect late blight ${from} to ${until}`)
    forecasts[season] = {
      favourable: last.count,
      ...(tenth === undefined ? {} : { tenth }),
      ...(from === undefined || until === undefined ? {} : { from, until }),
    }
  }

  const stream = async (before: string, after?: (answer: Answer) => Promise<void>): Promise<void> => {
    await Promise.all(
      stations.map(async (station) => {
        const calendar = new Calendar(nameOf, (line) => print(`   ${line}`))
        for await (const answer of station.until(`${station.season}-${before}`)) {
          calendar.add(answer)
          note(answer)
          await after?.(answer)
        }
        calendar.end()
      }),
    )
  }
  /** The next reading of one station, step by step. */
  const explainNext = async (station: Station | undefined, before: string): Promise<void> => {
    for await (const answer of station?.until(before) ?? []) {
      print(`   ${answer.reading.line}\n`)
      note(answer)
      await explain(mesh, answer, nameOf)
    }
  }

  title(3, `The first reading arrives at ${near}; actors start with their first message`)
  await explainNext(stations[0], '2012-01-02')
  const broken = await stations[0]?.send(BROKEN)
  const refused = broken?.steps.filter((step) => step.refused === true) ?? []
  print(
    `\n   ${BROKEN.line}\n\n   ${refused.map(({ actor, says }) => `${actor} ${says}`).join()}: it goes no further`,
  )

  title(4, 'January to April, four seasons side by side; a line is a month')
  print(`   ${SIGNS}\n`)
  await stream('05-01')

  title(5, 'The growing season begins: the same actors, with what they remember, and now the cloud')
  await explainNext(stations[0], '2012-05-02')

  title(6, `May to December; ${VICTIM} is killed in the middle of August`)
  await stream('12-32', async ({ reading }) => {
    const victim = nodes.get(VICTIM)
    if (reading.date !== KILL || victim === undefined) return
    lost.actors = (await mesh.ps()).found.filter(({ peer }) => peer === victim.peer).length
    lost.at = performance.now()
    print(`     ! kill -9 ${victim.pid}: ${victim.name} is gone, and ${lost.actors} actors with it`)
    await victim.kill()
  })

  title(7, 'Nobody sends any more: scale to zero')
  const ended = performance.now()
  for (let before = -1, live = -1; live !== 0; ) {
    const { found } = await mesh.ps()
    live = found.length
    if (live !== before) {
      const on = [...Map.groupBy(found, ({ peer }) => nameOf(peer))].map(
        ([name, its]) => `${its.length} on ${name}`,
      )
      print(
        `   ${(since(ended) / 1_000).toFixed(1).padStart(5)} s  ${live} live actors${live === 0 ? '' : `: ${on.join(', ')}`}`,
      )
      before = live
    }
    if (since(ended) > 30_000) throw new Error(`${live} actors are still alive`)
    if (live !== 0) await new Promise((resolve) => setTimeout(resolve, 250))
  }

  return {
    readings: [...series.values()].reduce((sum, { length }) => sum + length, 0),
    answered,
    refused: refused.length,
    judged,
    forecasts,
    agrees: [...series].every(([season, readings]) => {
      const whole = wholeSeason(readings)
      const found = forecasts[season]
      return found?.favourable === whole.favourable && found.tenth === whole.tenth
    }),
    places: Object.fromEntries(
      [...places].map(([step, names]) => [step, [...names].toSorted()]),
    ) as Summary['places'],
    remembered,
    killed: { node: VICTIM, ...lost },
    zeroMs: since(ended),
    totalMs: 0,
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)))
// The reader went away (`| head`): nobody to tell, but nodes to stop.
process.stdout.on('error', () => void cleanUp().finally(() => process.exit(1)))

try {
  const summary = await demo()
  await cleanUp()
  summary.totalMs = since(started)
  print('\nSummary\n')
  for (const line of summaryLines(summary)) print(line)
  if (process.argv.includes('--json')) print(JSON.stringify(summary))
  if (!summary.agrees || summary.answered !== summary.readings) process.exitCode = 1
} catch (error) {
  process.stderr.write(`demo: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
} finally {
  await cleanUp()
}
